import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UploadProgress } from '@/components/case/UploadProgress';
import { refusedFile, uploadSentence } from '@/components/case/upload-text';
import { chooseLocale } from '@/components/locales';
import type { Message } from '@/core/model/message';
import type { UploadView } from '@/core/queries/uploads';
import { aMessage, anAgent, anItem } from '../../fixtures/model';
import { aBackground, aView } from '../composer/fixtures';
import { expectNoFaults } from '../controls/axe';

const uploads = signal<UploadView[]>([]);
vi.mock('@/core/live/use-query', () => ({ useQuery: () => ({ state: 'ready', value: uploads.value }) }));
afterEach(() => chooseLocale('en'));

const anUpload = (over: Partial<UploadView> = {}): UploadView => ({
  item: 'item-1',
  case: 'local:1',
  agent: 'ana',
  running: true,
  size: 10_000_000,
  sent: 3_240_000,
  files: 1,
  done: 0,
  problem: null,
  dueAt: new Date(2026, 10, 23, 14, 5).toISOString(),
  ...over,
});
const waiting = (problem: UploadView['problem']) => anUpload({ running: false, problem });

/** The provisional message of the reply, as the thread shows it. */
const aProvisional = (): Message => aMessage({ id: 'outbox:item-1', direction: 'out', delivery: 'queued' });

describe('files on their way', () => {
  it('are told in one number that moves, and can be taken back', async () => {
    const desk = aBackground();
    uploads.value = [anUpload({ item: 'other' }), anUpload()];
    render(<UploadProgress view={aView()} message={aProvisional()} />);
    const bar = screen.getByRole('progressbar', { name: 'Uploading 3.2 of 10 MB' });
    expect(bar).toHaveProperty('value', 3_240_000);
    expect(screen.queryByRole('button', { name: 'Try now' })).toBeNull();
    uploads.value = [anUpload({ sent: 4_100_000 })];
    expect(await screen.findByRole('progressbar', { name: 'Uploading 4.1 of 10 MB' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(desk.of('takeBack')).toMatchObject([{ args: ['item-1'] }]));
    await expectNoFaults(document.body);
  });

  it('that wait say why and until when, and may go at once', async () => {
    const desk = aBackground();
    uploads.value = [waiting('stalled')];
    render(<UploadProgress view={aView()} message={aProvisional()} />);
    expect(screen.getByRole('status').textContent).toBe(
      'Nothing got through for a while. 3.2 of 10 MB uploaded. Next try at 14:05.',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(desk.of('sendNow')).toMatchObject([{ args: ['item-1'] }]));
  });

  it('are nothing under any other message', () => {
    uploads.value = [anUpload({ item: 'other' })];
    const { container } = render(<UploadProgress view={aView()} message={aProvisional()} />);
    expect(container.textContent).toBe('');
  });

  it('of a colleague are not to be touched by who may not send', () => {
    uploads.value = [{ ...waiting('offline'), agent: 'ben' }];
    const view = aView({ me: anAgent({ rights: [] }) });
    render(<UploadProgress view={view} message={aProvisional()} />);
    for (const button of screen.getAllByRole('button'))
      expect(button.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('sentences', () => {
  it('never claim more than is known', () => {
    expect(uploadSentence(anUpload({ sent: 10_000_000 }))).toBe('Waiting for the desk to confirm 10 MB');
    expect(uploadSentence(anUpload({ files: 3, done: 1 }))).toBe('Uploading 3.2 of 10 MB, file 2 of 3');
    expect(uploadSentence(anUpload({ running: false, sent: 0 }))).toBe(
      'The upload begins when others are done.',
    );
    expect(uploadSentence(anUpload({ sent: 900, size: 12_400 }))).toBe('Uploading 1 of 12 kB');
  });

  it.each(['stalled', 'offline', 'busy', 'signed-out', 'unexpected'] as const)(
    'know why it waits: %s',
    (problem) => {
      expect(uploadSentence(waiting(problem))).toMatch(
        /^\p{L}.+\. 3\.2 of 10 MB uploaded\. Next try at 14:05\.$/u,
      );
    },
  );

  it('are there in every language', async () => {
    await chooseLocale('pt-BR');
    expect(uploadSentence(anUpload())).toBe('Enviando anexos: 3,2 de 10 MB');
    await chooseLocale('es');
    expect(uploadSentence(anUpload())).toBe('Subiendo 3,2 de 10 MB');
  });

  it('say of a file that the desk refuses that nothing was sent', () => {
    const failed = (code: 'too-large' | 'wrong-type' | 'rejected', uploads = {}) =>
      refusedFile(anItem({ state: 'failed', problem: { code, detail: 'a.mov' }, uploads }));
    expect(failed('too-large')).toMatch(/this large\. Nothing was sent/);
    expect(failed('wrong-type')).toMatch(/this type\. Nothing was sent/);
    expect(failed('rejected')).toBeUndefined();
    expect(
      refusedFile(anItem({ state: 'failed', problem: { code: 'too-large', detail: '' } })),
    ).toBeUndefined();
  });
});
