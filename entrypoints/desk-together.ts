import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '@/core/connectors/hand-over';
import { SHARED_ENTRY } from '@/core/connectors/local/shared/entry';

/** The embedded desk, its server side elsewhere; loaded by the background instead of desk-local. */
export default defineUnlistedScript(() => {
  handOver('together', SHARED_ENTRY);
});
