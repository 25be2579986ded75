import { useEffect, useRef } from 'preact/hooks';
import { Button, Combobox, LayersIcon, type Option, UserIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { mayDecide } from '@/core/model/approval';
import type { ApprovalView } from '@/core/queries/approvals';
import type { Deciding } from './use-deciding.ts';
import type { Reviewed } from './use-review.ts';

// Agents and queues stand in one list, and their ids may be the same.
const AGENT = 'agent/';
const QUEUE = 'queue/';

/** Everybody who may decide about it but whoever does so now, and the queues of such people. */
function optionsFor({ agents, queues, me, approval, capabilities }: ApprovalView): Option[] {
  const able = agents.filter(
    ({ id, rights }) => rights.includes('approve') && id !== me?.id && id !== approval.author.id,
  );
  const people = able.map(({ id, name }) => ({
    id: AGENT + id,
    label: name,
    icon: UserIcon,
    group: t('review.pass.agents'),
  }));
  // Where nobody may decide it would wait for ever.
  const decides = (queue: string) =>
    agents.some((one) => mayDecide({ author: approval.author, reviewer: null, queue }, one));
  const known = capabilities.queues ? queues.filter(({ id }) => decides(id)) : [];
  const lines = known.map(({ id, name }) => ({
    id: QUEUE + id,
    label: name,
    icon: LayersIcon,
    group: t('review.pass.queues'),
  }));
  return [...people, ...lines];
}

interface FormProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  readonly deciding: Deciding;
}

/** On to an agent or a queue, with a note for them. */
export function PassForm({ view, reviewed, deciding }: FormProps) {
  const { review, change } = reviewed;
  const box = useRef<HTMLDivElement>(null);
  const options = optionsFor(view);
  const chosen = options.find(({ id }) => id === review.to);
  const close = () => change({ form: 'none' });
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const send = () => {
    if (!chosen) return box.current?.querySelector<HTMLElement>('input')?.focus();
    const { id, label } = chosen;
    const agent = id.startsWith(AGENT) ? id.slice(AGENT.length) : null;
    const queue = id.startsWith(QUEUE) ? id.slice(QUEUE.length) : null;
    deciding.pass({ agent, queue, name: label });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      return close();
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) send();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc and Ctrl+Enter work in all of it
    <div ref={box} class="review-form" onKeyDown={onKeyDown}>
      <Combobox
        label={t('review.pass.to')}
        placeholder={t('review.pass.find')}
        options={options}
        value={review.to}
        onChoose={(to) => change({ to })}
      />
      <label class="field">
        <span>{t('review.pass.note')}</span>
        <textarea
          class="input"
          rows={2}
          dir="auto"
          value={review.note}
          onInput={(event) => change({ note: event.currentTarget.value })}
        />
      </label>
      <span class="review-buttons">
        <Button onClick={close}>{t('action.cancel')}</Button>
        <Button
          variant="primary"
          tone="approval"
          keys="Ctrl+Enter"
          label={t('review.pass')}
          busy={deciding.busy === 'pass'}
          reason={chosen ? undefined : t('review.pass.find')}
          onClick={send}
        >
          {t('review.pass')}
        </Button>
      </span>
    </div>
  );
}
