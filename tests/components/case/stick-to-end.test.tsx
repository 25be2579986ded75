import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useStickToEnd } from '@/components/case/stick-to-end';
import type { Message } from '@/core/model/message';
import { aMessage } from '../../fixtures/model';

function Box({ all }: { readonly all: readonly Message[] }) {
  const { box, newBelow } = useStickToEnd(all[0], all);
  return (
    <>
      <div ref={box} data-testid="box">
        {all.map(({ id }) => (
          <p key={id}>{id}</p>
        ))}
      </div>
      <output>{newBelow}</output>
    </>
  );
}
const message = (id: string, over: Partial<Message> = {}) => aMessage({ id, ...over });

it('who reads further up is told of every message that came below, also of several at once', () => {
  const first = [message('m1')];
  const { rerender } = render(<Box all={first} />);
  const box = screen.getByTestId('box');
  for (const [name, value] of Object.entries({ scrollHeight: 1000, clientHeight: 100 }))
    Object.defineProperty(box, name, { value });
  box.scrollTop = 0;
  fireEvent.scroll(box);
  const news = [...first, message('m2'), message('e1', { kind: 'event' }), message('m3')];
  rerender(<Box all={news} />);
  expect(screen.getByRole('status').textContent).toBe('2');
  rerender(<Box all={[...news, message('e2', { kind: 'event' })]} />);
  expect(screen.getByRole('status').textContent).toBe('2');
});
