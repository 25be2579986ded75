import { useState } from 'preact/hooks';
import {
  Button,
  Dialog,
  EllipsisIcon,
  Menu,
  type MenuItem,
  PaperclipIcon,
  Picker,
  PlusIcon,
  ReplyIcon,
  SettingsIcon,
  SplitButton,
  TagIcon,
  Toasts,
  TrashIcon,
  toast,
  UserIcon,
  UsersIcon,
} from '@/components/controls';

const nothing = () => undefined;
const ITEMS: MenuItem[] = [
  { id: 'me', label: 'Assign to me', icon: UserIcon, onSelect: nothing },
  { id: 'else', label: 'Assign to someone else', icon: UsersIcon, keys: 'Ctrl+K', onSelect: nothing },
  { id: 'queue', label: 'Return to queue', reason: 'This case belongs to no queue', onSelect: nothing },
  { id: 'g', group: 'Status' },
  { id: 'open', label: 'Open', checked: true, onSelect: nothing },
  { id: 'pending', label: 'Pending', checked: false, detail: 'Waiting for the customer', onSelect: nothing },
  { id: 's', group: '' },
  { id: 'close', label: 'Close the case', icon: TrashIcon, danger: true, onSelect: nothing },
];
const WAYS: MenuItem[] = ['pending', 'escalated', 'resolved'].map((status) => ({
  id: status,
  label: `Send as ${status}`,
  checked: status === 'resolved',
  onSelect: nothing,
}));

/** Buttons and what opens from them. */
export function Overlays() {
  const [tags, setTags] = useState<string[]>(['vip']);
  const [open, setOpen] = useState(false);
  const flip = (id: string) => setTags(tags.includes(id) ? tags.filter((t) => t !== id) : [...tags, id]);
  return (
    <section>
      <div class="line">
        <Button variant="primary">Accept</Button>
        <Button>Reject</Button>
        <Button variant="quiet">Skip</Button>
        <Button variant="danger">Start over</Button>
        <Button busy>Busy</Button>
        <Button reason="You may not reply directly">Send</Button>
      </div>
      <div class="line">
        <Button variant="primary" tone="reply" icon={ReplyIcon}>
          Reply
        </Button>
        <Button variant="primary" tone="note">
          Add note
        </Button>
        <Button variant="primary" tone="approval">
          Send for approval
        </Button>
      </div>
      <div class="line">
        <Menu button={{ variant: 'quiet', icon: EllipsisIcon, label: 'Case actions' }} items={ITEMS} />
        <Button variant="quiet" icon={SettingsIcon} label="Options" keys="O" />
        <Button variant="quiet" icon={PaperclipIcon} label="Attach files" />
        <Button small icon={PlusIcon}>
          Tag
        </Button>
        <Picker
          button={{ icon: TagIcon, small: true, children: 'Tags' }}
          label="Find a tag"
          multiple
          selected={tags}
          onChoose={flip}
          onCreate={flip}
          options={[
            { id: 'vip', label: 'vip', count: 3 },
            { id: 'billing', label: 'billing', count: 1204 },
            { id: 'faturação', label: 'faturação', detail: 'Portugal' },
          ]}
        />
        <SplitButton tone="reply" keys="Ctrl+Enter" items={WAYS} onClick={nothing}>
          Send as resolved
        </SplitButton>
      </div>
      <div class="line">
        <Button onClick={() => setOpen(true)}>Dialog</Button>
        <Button
          onClick={() => toast.show({ text: 'Returned to Billing', action: { label: 'Undo', run: nothing } })}
        >
          Toast
        </Button>
        <Button onClick={() => toast.show({ text: 'Not sent: no network', tone: 'bad' })}>Bad</Button>
        <Button onClick={() => toast.show({ text: 'Reply sent', tone: 'good', seconds: 0 })}>Good</Button>
      </div>
      {open && (
        <Dialog
          title="Close this case?"
          text="A closed case cannot be reopened. If the customer writes again, a new case starts."
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button variant="danger">Close the case</Button>
            </>
          }
        />
      )}
      <Toasts />
    </section>
  );
}
