import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

// Read from disk and not imported: the file is part of the manifest, not of the code.
const FILE = resolve('components/public/_locales/en/messages.json');
const messages: Record<string, Entry> = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};

/** `i18n.getMessage` over the English manifest texts. */
export function getMessage(key: string, substitutions: string | string[] = []): string {
  const entry = messages[key];
  if (!entry) return '';
  const values = [substitutions].flat();
  return entry.message
    .replace(/\$(\w+)\$/g, (_, name: string) => entry.placeholders?.[name.toLowerCase()]?.content ?? '')
    .replace(/\$(\d)/g, (_, position: string) => values[Number(position) - 1] ?? '');
}
