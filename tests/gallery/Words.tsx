import { useState } from 'preact/hooks';
import {
  Avatar,
  ChannelIcon,
  Chip,
  InboxIcon,
  Kbd,
  RelativeTime,
  ReplyIcon,
  SentimentFace,
  StatusDot,
  StatusLabel,
  StickyNoteIcon,
  Tabs,
} from '@/components/controls';
import { CASE_STATUSES, SENTIMENTS } from '@/core/model/case';
import { CHANNEL_KINDS } from '@/core/model/channel';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const NAMES = ['Ana Souza', 'محمد العربي', '山田 太郎', 'João Pereira da Silva', '+55 11 98888-7777', 'Zoë'];

/** Statuses, channels, people, and rows and entries made of them. */
export function Words() {
  const [tab, setTab] = useState('inbox');
  const close = () => undefined;
  return (
    <section>
      <Tabs
        id="shell"
        label="Cases"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'inbox', label: 'Inbox', icon: InboxIcon, count: 12 },
          {
            id: 'a',
            label: 'Ana Souza',
            lead: <ChannelIcon kind="whatsapp" />,
            mark: 'New',
            onClose: close,
            closeHint: 'Goes back to Billing when you close it',
          },
          { id: 'b', label: 'Donaudampfschifffahrt AG', lead: <ChannelIcon kind="email" />, onClose: close },
        ]}
      />
      <Tabs
        id="views"
        label="Views"
        kind="pill"
        selected={tab === 'a' ? 'mine' : 'queues'}
        onSelect={() => undefined}
        tabs={[
          { id: 'mine', label: 'Mine', count: 4 },
          { id: 'queues', label: 'My queues', count: 12 },
          { id: 'all', label: 'All' },
        ]}
      />
      {NAMES.map((name, index) => (
        <div class="sample-row" key={name}>
          <ChannelIcon kind={CHANNEL_KINDS[index] ?? 'email'} />
          <span class="truncate">
            <strong>{name}</strong>
          </span>
          <RelativeTime at={ago([0.05, 3, 30, 24 * 9, 24 * 400, 24 * 365 * 24][index] ?? 1)} />
          <p class="truncate">Pedido não chegou, já faz dez dias e ninguém me responde</p>
          <p class="line">
            <StatusLabel status={CASE_STATUSES[index] ?? 'new'} />
            <Chip>vip</Chip>
            <Chip>billing</Chip>
          </p>
        </div>
      ))}
      <div class="line">
        {CASE_STATUSES.map((status) => (
          <StatusDot key={status} status={status} />
        ))}
        {CHANNEL_KINDS.map((kind) => (
          <ChannelIcon key={kind} kind={kind} />
        ))}
        {[...SENTIMENTS, null].map((sentiment) => (
          <SentimentFace key={sentiment} sentiment={sentiment} />
        ))}
      </div>
      <div class="line">
        {NAMES.map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name="Ana Souza" large />
        <Kbd keys="Ctrl+Enter" />
        <Chip removeLabel="Remove tag vip" onRemove={close}>
          vip
        </Chip>
      </div>
      <div class="entry">
        <b>Ana 14:01</b>Where is my order?
      </div>
      <div class="entry" data-tone="reply">
        <b>Bruno 14:03</b>It left today; it is with you on Thursday.
      </div>
      <div class="entry" data-tone="note">
        <b>Note · Carla</b>Refund agreed
      </div>
      <div class="entry" data-tone="approval">
        <b>Pending approval · Tina → Leads</b>We are sorry
      </div>
      <Tabs
        id="composer"
        label="Reply or note"
        selected="note"
        onSelect={() => undefined}
        tabs={[
          { id: 'reply', label: 'Reply', icon: ReplyIcon, tone: 'reply' },
          { id: 'note', label: 'Note', icon: StickyNoteIcon, tone: 'note' },
        ]}
      />
    </section>
  );
}
