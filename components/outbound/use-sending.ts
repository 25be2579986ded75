import { useState } from 'preact/hooks';
import { CasebarError, codeOf, type ErrorCode } from '@/core/model/errors';
import { sendOutbound } from './send-outbound.ts';
import type { Outbound } from './use-outbound.ts';

interface Problem {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** Hands over once, and says what came of it. */
export function useSending(onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const send = async (outbound: Outbound) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await sendOutbound(outbound);
      onClose();
    } catch (error) {
      setProblem({ code: codeOf(error), detail: error instanceof CasebarError ? error.detail : '' });
      // What went out under this id is something else: this is a message of its own.
      if (codeOf(error) === 'conflict') outbound.draft.renew();
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send };
}
