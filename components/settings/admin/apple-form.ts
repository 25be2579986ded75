import type { AppleMessage, RichChoice, RichContent } from '@/core/model/template';

/** Kinds of rich messages. */
export const RICH_KINDS = ['list-picker', 'time-picker', 'quick-reply', 'rich-link', 'form'] as const;
/** One of them. */
export type RichKind = RichContent['kind'];

/** What an administrator begins with. */
export const newMessage = (): AppleMessage => ({
  kind: 'apple',
  id: crypto.randomUUID(),
  name: '',
  language: '',
  title: '',
  subtitle: '',
  content: { kind: 'quick-reply', choices: [] },
  channels: [],
});

/** Nothing in it yet. */
export function emptyContent(kind: RichKind): RichContent {
  switch (kind) {
    case 'list-picker':
      return { kind, sections: [], many: false };
    case 'time-picker':
      return { kind, place: '', slots: [] };
    case 'quick-reply':
      return { kind, choices: [] };
    case 'rich-link':
      return { kind, url: '', image: '' };
    case 'form':
      return { kind, pages: [] };
  }
}

/** As clocks write it. */
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-12-01 09:00`, by this computer's clock; what is no time stays as it was written. */
function localTime(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** By this computer's clock as well, or the time somebody typed would be another one when they look again. */
function isoTime(written: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})$/.exec(written.trim());
  const time = new Date(match ? `${match[1]}T${match[2]?.padStart(2, '0')}:${match[3]}` : Number.NaN);
  return Number.isNaN(time.getTime()) ? written.trim() : time.toISOString();
}

/** A line with one or two parts. */
const joined = (first: string, second: string) => (second === '' ? first : `${first} | ${second}`);
/** At the first bar: what comes after it may have another. */
function split(line: string): [string, string] {
  const at = line.indexOf('|');
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** The lines of a message as an administrator writes them: `# heading`, and below it one line for each choice. */
export function linesOf(content: RichContent): string {
  const under = (title: string, lines: readonly string[]) => [...(title ? [`# ${title}`] : []), ...lines];
  switch (content.kind) {
    case 'list-picker':
      return content.sections
        .flatMap(({ title, choices }) =>
          under(
            title,
            choices.map((one) => joined(one.title, one.detail)),
          ),
        )
        .join('\n');
    case 'time-picker':
      return content.slots.map(({ at, minutes }) => joined(localTime(at), String(minutes))).join('\n');
    case 'quick-reply':
      return content.choices.join('\n');
    case 'rich-link':
      return content.url;
    case 'form':
      return content.pages.flatMap(({ title, fields }) => under(title, fields)).join('\n');
  }
}

/** Lines below their headings; those before the first have none. */
function sectionsIn(lines: readonly string[]): { title: string; lines: string[] }[] {
  const found: { title: string; lines: string[] }[] = [];
  for (const line of lines) {
    const heading = /^#\s*(.*)$/.exec(line);
    if (heading) found.push({ title: heading[1] ?? '', lines: [] });
    else if (found.length === 0) found.push({ title: '', lines: [line] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/** Pictures stay with the choices that keep their title. */
function pictures(content: RichContent): ReadonlyMap<string, string> {
  const all: RichChoice[] =
    content.kind === 'list-picker' ? content.sections.flatMap(({ choices }) => choices) : [];
  return new Map(all.map(({ title, image }) => [title, image]));
}

/** The message that these lines make. */
export function fromLines(before: RichContent, text: string): RichContent {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  switch (before.kind) {
    case 'list-picker': {
      const images = pictures(before);
      const choice = (line: string): RichChoice => {
        const [title, detail] = split(line);
        return { title, detail, image: images.get(title) ?? '' };
      };
      const sections = sectionsIn(lines).map(({ title, lines: own }) => ({
        title,
        choices: own.map(choice),
      }));
      return { ...before, sections };
    }
    case 'time-picker': {
      const slot = (line: string) => {
        const [at, minutes] = split(line);
        return { at: isoTime(at), minutes: Number(minutes) || 0 };
      };
      return { ...before, slots: lines.map(slot) };
    }
    case 'quick-reply':
      return { ...before, choices: lines };
    case 'rich-link':
      return { ...before, url: lines[0] ?? '' };
    case 'form':
      return { ...before, pages: sectionsIn(lines).map(({ title, lines: fields }) => ({ title, fields })) };
  }
}
