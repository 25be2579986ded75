import { useState } from 'preact/hooks';
import { Combobox, ProgressBar, SearchIcon, Select, Switch, TextField } from '@/components/controls';

/** What can be filled in. */
export function Fields() {
  const [text, setText] = useState('');
  const [who, setWho] = useState<string | null>(null);
  const [on, setOn] = useState(true);
  const [theme, setTheme] = useState<'system' | 'dark'>('system');
  return (
    <section>
      <TextField
        label="Search"
        hideLabel
        icon={SearchIcon}
        placeholder="Search cases"
        value={text}
        onInput={setText}
      />
      <TextField
        label="Site"
        value="crm"
        error="This is not an address of a site. Example: crm.example.com"
        onInput={setText}
      />
      <Combobox
        label="Agent or queue"
        placeholder="Type a name"
        value={who}
        onChoose={setWho}
        options={[
          { id: '1', label: 'Ana Souza', group: 'Agents', detail: 'Available' },
          { id: '2', label: 'Bruno Lima', group: 'Agents', reason: 'It is theirs already' },
          { id: '3', label: 'Billing', group: 'Queues', count: 12 },
        ]}
      />
      <Select
        label="Theme"
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <Switch
        label="Enter sends on chat channels"
        hint="Shift+Enter starts a new line."
        checked={on}
        onChange={setOn}
      />
      <Switch label="Off" checked={!on} onChange={() => setOn(!on)} />
      <ProgressBar label="spam-assassin.mbox" value={312} max={6046} text="312 of 6,046" />
      <ProgressBar label="Reading" />
    </section>
  );
}
