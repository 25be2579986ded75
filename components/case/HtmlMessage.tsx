import { useEffect, useState } from 'preact/hooks';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import { readWhole } from './file-bytes.ts';
import { HtmlBody } from './html/HtmlBody';

/** Pictures that the mail brought along and shows with `cid:`, as addresses of their bytes. */
function useInline(caseId: string, message: Message) {
  const [inline, setInline] = useState<ReadonlyMap<string, string>>();
  const { attachments, html } = message;
  useEffect(() => {
    // Only those the HTML refers to: a mail's other pictures are attachments, fetched when they are looked at.
    const wanted = attachments.filter((one) => one.contentId && html.includes(`cid:${one.contentId}`));
    if (wanted.length === 0) return undefined;
    const made: string[] = [];
    let gone = false;
    const read = async () => {
      const map = new Map<string, string>();
      for (const { id, type, contentId } of wanted) {
        const blob = await readWhole(caseId, id, type).catch(() => undefined);
        if (gone) return;
        if (!blob || !contentId) continue;
        const url = URL.createObjectURL(blob);
        made.push(url);
        map.set(contentId, url);
      }
      setInline(map);
    };
    void read();
    return () => {
      gone = true;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [caseId, attachments, html]);
  return inline;
}

/** A formatted message with the pictures it brought along. */
export function HtmlMessage(props: {
  readonly view: CaseView;
  readonly message: Message;
  readonly title: string;
}) {
  const inline = useInline(props.view.case.id, props.message);
  return <HtmlBody html={props.message.html} inline={inline} title={props.title} />;
}
