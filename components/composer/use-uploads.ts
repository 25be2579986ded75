import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Channel, ChannelLimits } from '@/core/model/channel';
import type { Attachment } from '@/core/model/message';
import type { DraftModel } from './draft-model.ts';
import { problemText } from './problem-text.ts';
import { upload } from './upload.ts';

/** A file on its way into the draft. */
export interface Upload {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  cancel(): void;
}

/** Notes leave nothing, so only the browser's memory limits them. */
const NOTE_LIMIT = 100 * 1024 * 1024;

const limitOf = (limits: ChannelLimits | undefined) => limits?.attachmentBytes ?? NOTE_LIMIT;

/** Files for a draft: refused with a sentence before anything is read, else given to the background piece by piece. */
export function useUploads(draft: DraftModel, channel: Channel | null) {
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const abort = useRef(new AbortController());
  useEffect(() => {
    abort.current = new AbortController();
    return () => abort.current.abort();
  }, []);

  const whyNot = (file: File): string => {
    if (file.size === 0) return t('attachment.empty', { name: file.name });
    if (file.size <= limitOf(channel?.limits)) return '';
    const asked: Attachment = { id: file.name, name: file.name, type: file.type, size: file.size };
    const problem = { code: 'too-large', detail: file.name, attachment: file.name } as const;
    return channel ? problemText(problem, [asked], channel, '') : t('error.too-large');
  };

  const one = async (file: File) => {
    const own = new AbortController();
    const entry = (share: number): Upload => ({ name: file.name, share, cancel: () => own.abort() });
    let shown = entry(0);
    setRunning((all) => [...all, shown]);
    const progress = (share: number) => {
      const next = entry(share);
      setRunning((all) => all.map((other) => (other === shown ? next : other)));
      shown = next;
    };
    try {
      const done = await upload(file, progress, AbortSignal.any([own.signal, abort.current.signal]));
      draft.setAttachments([...draft.attachments.value, done]);
    } catch {
      if (!own.signal.aborted) setRefused((all) => [...all, t('attachment.missing', { name: file.name })]);
    } finally {
      setRunning((all) => all.filter((other) => other !== shown));
    }
  };

  const add = async (files: readonly File[]) => {
    setRefused(files.map(whyNot).filter(Boolean));
    for (const file of files) if (!whyNot(file)) await one(file);
  };
  const remove = (id: string) => {
    draft.setAttachments(draft.attachments.value.filter((one) => one.id !== id));
    void desk.dropFile(id).catch(() => undefined);
  };
  return { running, refused, add, remove, dismiss: () => setRefused([]) };
}
