import { render, screen, within } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { MessageItem } from '@/components/case/MessageItem';
import { ApplePreview } from '@/components/templates/ApplePreview';
import type { Message } from '@/core/model/message';
import { renderText } from '@/core/templates/fill';
import { aMessage } from '../../fixtures/model';
import { aBackground, aView } from '../composer/fixtures';
import { expectNoFaults } from '../controls/axe';
import { colours, renewal } from './fixtures';

const values = {
  'body:1': { text: 'Carla' },
  'body:2': { text: 'amanhã' },
  'body:3': { text: 'Ben' },
  'body:4': { text: '4004-0002' },
};

function show(over: Partial<Message>) {
  aBackground();
  const view = aView();
  const message = aMessage({ case: view.case.id, kind: 'message', ...over });
  render(<MessageItem view={view} message={message} goesOn={false} folded={false} />);
  return screen.getByRole('article');
}

it('a template stands in the thread as the customer saw it: text, footer, and its buttons', async () => {
  const sent = { template: renewal(), values };
  const article = show({ direction: 'out', template: sent, text: renderText(sent) });
  const shown = within(article).getByRole('region', { name: 'Sent as template plano_renovacao' });
  expect(shown.textContent).toBe(
    'Olá Carla, seu plano vence em amanhã. Fale com Ben pelo 4004-0002, se quiser.BicicletasRenovar',
  );
  // It is out: nothing is set off as a variable, and nothing can be pressed.
  expect(shown.querySelector('mark, button')).toBeNull();
  await expectNoFaults(document.body);
});

it('a button the customer pressed says so above its words', () => {
  const article = show({ direction: 'in', pressed: true, text: 'Renovar' });
  expect(article.textContent).toContain('Button pressedRenovar');
});

it('reactions stand below, and say whose they are', () => {
  const at = '2026-11-23T12:00:00.000Z';
  const article = show({ direction: 'out', text: 'Hi', reactions: [{ emoji: '👍', by: 'contact', at }] });
  expect(within(article).getByRole('listitem').textContent).toContain('👍 from the customer');
});

it('a rich message of Apple shows its choices', () => {
  render(<ApplePreview message={colours()} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Red', 'Blue']);
});
