import { useEffect, useState } from 'preact/hooks';
import { toast } from '@/components/controls';
import { type PlainKey, t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import type { AdminChange, DeskSettings } from '@/core/model/admin-change';
import type { Agent, Directory } from '@/core/model/directory';
import { codeOf, type ErrorCode } from '@/core/model/errors';

/** What every section works with. */
export interface Admin {
  readonly directory: Directory;
  readonly settings: DeskSettings;
  readonly me: Agent;
  /** Makes a change; answers the sentence that says why not, '' = done. `undo` puts back what was before. */
  change(change: AdminChange, undo?: AdminChange): Promise<string>;
}

const PROBLEMS: Partial<Record<ErrorCode, PlainKey>> = {
  empty: 'admin.problem.empty',
  conflict: 'admin.problem.conflict',
  rejected: 'admin.problem.rejected',
  gone: 'admin.problem.gone',
};

/** The rules of the desk and a way to change everything; settings are undefined until they are read. */
export function useAdmin(desk: string) {
  const [settings, setSettings] = useState<DeskSettings>();
  const [problem, setProblem] = useState('');
  const read = async () => setSettings(await commands.deskRules(desk));
  const said = async (work: Promise<unknown>) => {
    try {
      await work;
      return '';
    } catch (error) {
      return t(PROBLEMS[codeOf(error)] ?? `error.${codeOf(error)}`);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once per desk
  useEffect(() => void said(read()).then(setProblem), [desk]);

  const change = async (wanted: AdminChange, undo?: AdminChange): Promise<string> => {
    const refused = await said(commands.administer(desk, wanted).then(read));
    if (refused) return refused;
    const action = undo && { label: t('action.undo'), run: () => void takeBack(undo) };
    toast.show({ text: t('admin.done'), tone: 'good', ...(action && { action }) });
    return '';
  };
  const takeBack = async (undo: AdminChange) => {
    const refused = await said(commands.administer(desk, undo).then(read));
    if (refused) toast.show({ text: refused, tone: 'bad' });
  };
  return { settings, problem, change };
}
