import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { takesTemplates } from '@/components/templates/use-reply-template.ts';
import type { TemplateFill } from '@/core/model/template';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from './draft-model.ts';
import { isWindowClosed } from './use-window.ts';

/** Free text may not go out, and templates are what may: the text is kept, and the way on is to choose one. */
export const isTurned = (view: CaseView, filling: object | undefined) =>
  !filling && takesTemplates(view) && isWindowClosed(view);

const isUntouched = ({ values, media }: TemplateFill) =>
  !media && Object.values(values).every(({ text }) => text === '');

/**
 * When the contact writes, free text is back: by itself where nothing was filled into the template that took its place,
 * else when the agent says so. Answers whether to offer that, and how to go back.
 */
export function useTurnBack(view: CaseView, draft: DraftModel, field: RefObject<HTMLTextAreaElement | null>) {
  const closed = isWindowClosed(view);
  const fill = draft.template.value;
  const before = useRef(closed);
  const [reopened, setReopened] = useState(false);
  const [refocus, setRefocus] = useState(0);
  const back = () => {
    draft.setTemplate(undefined);
    setReopened(false);
    setRefocus((turn) => turn + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change of the window
  useLayoutEffect(() => {
    const opened = before.current && !closed;
    before.current = closed;
    if (closed) setReopened(false);
    if (!opened || !fill) return;
    if (!isUntouched(fill)) setReopened(true);
    // Whoever is in the form goes on in the text; a focus elsewhere is nobody's to take.
    else if (document.activeElement?.closest('.template-reply')) back();
    else draft.setTemplate(undefined);
  }, [closed]);
  useLayoutEffect(() => {
    if (refocus > 0) field.current?.focus();
  }, [refocus, field]);
  return { offered: reopened && fill !== undefined, back };
}
