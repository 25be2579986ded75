import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { CasePane } from '@/components/case/CasePane';
import { REGISTRY } from '@/core/connectors/registry';
import { openCase } from '@/core/workflow/open-case';
import { translateMessage } from '@/core/workflow/translate';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';

/** What the desk was asked to translate. */
const asked: string[][] = [];

// Before anything opens a desk: a worker keeps its connectors.
vi.mock('@/core/connectors/local/capabilities', async (original) => {
  const { LOCAL_CAPABILITIES } = await original<typeof import('@/core/connectors/local/capabilities')>();
  return { LOCAL_CAPABILITIES: { ...LOCAL_CAPABILITIES, translate: true } };
});
vi.mock('@/core/connectors/local/index', async (original) => {
  const real = await original<typeof import('@/core/connectors/local/index')>();
  const createLocal: typeof real.createLocal = (options) => ({
    ...real.createLocal(options),
    translate: async (caseId, message, language) => {
      asked.push([caseId, message, language]);
      return 'It squeaks when braking';
    },
  });
  return { ...real, createLocal };
});

const thread = [anEntry({ text: 'Chia ao frear' }), anEntry({ by: 'ana', text: 'Vamos ver' })];

describe('where the desk translates', () => {
  it('what the contact wrote is translated on request, and what we wrote is not', async () => {
    const sample = aSampleCase({ number: '6001', channel: 'phone', thread, assignee: 'ana', status: 'open' });
    const { show } = await aSurface({ cases: [sample] });
    await openCase('local:6001');
    show(<CasePane id="local:6001" />);
    const buttons = await screen.findAllByRole('button', { name: 'Translate' });
    expect(buttons).toHaveLength(1);
    fireEvent.click(buttons[0] ?? document.body);
    expect(await screen.findByText('It squeaks when braking')).toBeTruthy();
    expect(screen.getByText('Chia ao frear')).toBeTruthy();
    await waitFor(() => expect(asked).toEqual([['local:6001', expect.stringMatching(/^local:/), 'en']]));
  });

  it('a case that is gone is said to be gone', async () => {
    expect(REGISTRY.local.capabilities.translate).toBe(true);
    await expect(translateMessage('local:404', 'local:1', 'en')).rejects.toMatchObject({ code: 'gone' });
  });
});
