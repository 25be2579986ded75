import { expect, it } from 'vitest';
import { stuckDetail, stuckSentence } from '@/components/case/stuck-text';
import { anItem } from '../../fixtures/model';
import { aView } from '../composer/fixtures';

const failed = (detail: string) => anItem({ state: 'failed', problem: { code: 'bad-template', detail } });

it('a template that was refused is told in the case with its reason and the next step', () => {
  const item = failed('132001 gone');
  expect(stuckSentence(aView(), item)).toBe(
    'This template does not exist any more, at least not in this language. Refresh the list.',
  );
  expect(stuckDetail(item)).toBeUndefined();
});

it('what nobody knows is told as the desk said it', () => {
  const item = failed('because');
  expect(stuckSentence(aView(), item)).toBeUndefined();
  expect(stuckDetail(item)).toBe('because');
});
