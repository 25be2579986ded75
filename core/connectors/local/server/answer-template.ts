import { under } from '@/core/model/key-range';
import { stopWordIn } from '@/core/model/stop-words';
import type { MessageTemplate } from '@/core/model/template';
import type { Change, ServerMessage } from './database.ts';

/** What a customer can press, as it is written there. */
function choicesOf(template: MessageTemplate): readonly string[] {
  if (template.kind === 'whatsapp')
    return template.buttons.flatMap((button) => (button.kind === 'quick-reply' ? [button.label] : []));
  const { content } = template;
  if (content.kind === 'quick-reply') return content.choices;
  if (content.kind !== 'list-picker') return [];
  return content.sections.flatMap(({ choices }) => choices.map(({ title }) => title));
}

const isAdvertising = ({ template }: ServerMessage) =>
  template?.template.kind === 'whatsapp' && template.template.category === 'marketing';

/** The template a practice customer has in front of them, and what they press; null = nothing to press, '' = nothing there. */
export interface Answered {
  readonly message: ServerMessage;
  readonly press: string | null;
}

/**
 * How a practice customer answers the last message of a case, if that is a template: they press the first answer. The
 * second advertisement is one too many: there they ask to stop, if it lets them.
 */
export async function answerTo(c: Change, caseId: string): Promise<Answered | undefined> {
  const thread = await c.store('messages').index('byCase').getAll(under(caseId));
  const said = thread.filter(({ kind }) => kind === 'message');
  const message = said.at(-1);
  if (message?.direction !== 'out' || !message.template) return undefined;
  const choices = choicesOf(message.template.template);
  const stop = choices.find((label) => stopWordIn(label) !== '');
  const isTired = isAdvertising(message) && said.filter(isAdvertising).length > 1;
  const press = (isTired ? stop : undefined) ?? choices.find((label) => label !== stop) ?? null;
  return { message, press };
}
