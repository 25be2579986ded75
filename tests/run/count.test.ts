import { expect, test } from 'vitest';
import { countReport, readCounts, sum, summary } from './count';

const aReport = (changes: Partial<Parameters<typeof countReport>[0]> = {}) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...changes,
});

test('counts what passed, failed and was skipped', () => {
  const counts = countReport(aReport({ numFailedTests: 2, numPendingTests: 1 }), 1);
  expect(counts).toEqual({ passed: 3, failed: 2, skipped: 1 });
  expect(summary(counts)).toBe('3 passed, 2 failed, 1 skipped');
});

test('a file that cannot be loaded is a failure', () => {
  const report = aReport({ testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(countReport(report, 1).failed).toBe(1);
});

test('a file whose preparation fails is a failure, whatever failed elsewhere', () => {
  const broken = { status: 'failed', assertionResults: [{ status: 'skipped' }] };
  const other = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  expect(countReport(aReport({ numFailedTests: 1, testResults: [broken, other] }), 1).failed).toBe(2);
});

test('a run that ends badly is never all green', () => {
  expect(countReport(aReport(), 1).failed).toBe(1);
  expect(readCounts('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the last line adds everything up', () => {
  const all = sum([countReport(aReport(), 0), { passed: 1, failed: 0, skipped: 0 }]);
  expect(summary(all)).toBe('4 passed, 0 failed');
});
