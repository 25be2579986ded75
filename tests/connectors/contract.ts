import { describe, expect, test } from 'vitest';
import { approvalRaces } from './contract/approval-races.ts';
import { approvalStops } from './contract/approval-stops.ts';
import { approvals } from './contract/approvals.ts';
import { delivering } from './contract/delivering.ts';
import { errors } from './contract/errors.ts';
import { fields } from './contract/fields.ts';
import { type MakeHarness, withDesk } from './contract/harness.ts';
import { pulling } from './contract/pulling.ts';
import { reading } from './contract/reading.ts';
import { rules } from './contract/rules.ts';
import { templates } from './contract/templates.ts';
import { uploading } from './contract/uploading.ts';

/**
 * What every connector owes the workflow, judged against a server that misbehaves on request. A new connector
 * needs a harness (its fake server behind `ServerSide`) and one line: `runContract('cxone', makeCxone)`.
 * `uploads`: it takes files before their messages, which has a part of its own.
 */
export const runContract = (name: string, make: MakeHarness, { uploads = false } = {}) =>
  describe(name, () => {
    pulling(make);
    delivering(make);
    rules(make);
    reading(make);
    fields(make);
    errors(make);
    approvals(make);
    approvalRaces(make);
    approvalStops(make);
    templates(make);
    test(
      `takes files ${uploads ? 'before' : 'with'} their message, as is said of it`,
      withDesk(make, async ({ connector }) => expect(connector.upload !== undefined).toBe(uploads)),
    );
    if (uploads) uploading(make);
  });
