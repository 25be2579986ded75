// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { fromBase64 } from '@/core/model/base64';

// Two helpdesks that count their files from 1.
vi.mock('@/core/workflow/connectors', () => ({
  connectorOf: async (desk: string) => ({ file: async () => new Blob([`of ${desk}`]) }),
}));
vi.mock('@/core/store/cases', () => ({ caseById: async (id: string) => ({ desk: id.split(':')[0] }) }));

const { readFile } = await import('@/core/workflow/files');
const textOf = async (caseId: string) =>
  new TextDecoder().decode(fromBase64((await readFile(caseId, '1', 0)).base64));

test('two desks may call different files the same; each is asked for its own', async () => {
  expect(await textOf('north:7')).toBe('of north');
  expect(await textOf('south:7')).toBe('of south');
});
