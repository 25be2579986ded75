import { expect, test } from 'vitest';
import { codeOfStatus } from '@/core/connectors/http-status';

test('a status means the same for a file as for any other request, but where it speaks of the file', () => {
  const differ: number[] = [];
  for (let status = 0; status < 600; status++)
    if (codeOfStatus(status, 'file') !== codeOfStatus(status)) differ.push(status);
  expect(differ).toEqual([413, 415, 416]);
  expect(differ.map((status) => codeOfStatus(status))).toEqual(['rejected', 'rejected', 'rejected']);
});
