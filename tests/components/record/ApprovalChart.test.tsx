import { render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { chooseLocale } from '@/components/locales';
import { ApprovalChart } from '@/components/record/ApprovalChart';
import { expectNoFaults } from '../controls/axe';

afterEach(() => chooseLocale('en'));
const MINUTE = 60_000;

/** `number name` of each figure, as it is read out. */
const figures = () =>
  screen.getAllByRole('term').map((term) => {
    const number = term.parentElement?.querySelector('dd')?.textContent ?? '';
    return `${number.replaceAll('\u00a0', ' ')} ${term.textContent}`;
  });

test('three numbers with their names; the bars are only drawn', async () => {
  const { container } = render(
    <ApprovalChart stats={{ waiting: 3, medianWaitToday: 12 * MINUTE, returnedShare: 0.25 }} />,
  );
  expect(figures()).toEqual(['3 wait now', '12 m median wait today', '25% returned today']);
  const bars = [...container.querySelectorAll('.approval-meter')];
  expect(bars.every((bar) => bar.getAttribute('aria-hidden') === 'true')).toBe(true);
  expect(screen.getByRole('region', { name: 'How approvals go' })).toBeTruthy();
  await expectNoFaults(container);
});

test('numbers are said as one, and as the language writes them', async () => {
  await chooseLocale('pt-BR');
  render(<ApprovalChart stats={{ waiting: 1, medianWaitToday: 90 * MINUTE, returnedShare: 1 / 3 }} />);
  expect(figures()).toEqual(['1 espera agora', '1 h 30 m espera mediana hoje', '33% devolvidos hoje']);
});

test('what nothing is known of yet says so, and a bar never grows out of its place', () => {
  const { container } = render(
    <ApprovalChart stats={{ waiting: 200, medianWaitToday: null, returnedShare: null }} />,
  );
  expect(figures()).toEqual(['200 wait now', '–none median wait today', '–none returned today']);
  const fills = [...container.querySelectorAll<HTMLElement>('.approval-meter > span')];
  expect(fills.map(({ style }) => style.transform)).toEqual(['scaleX(1)', 'scaleX(0)', 'scaleX(0)']);
});

test('before anything has happened there is no chart', () => {
  render(<ApprovalChart stats={{ waiting: 0, medianWaitToday: null, returnedShare: null }} />);
  expect(screen.queryByRole('region')).toBeNull();
});
