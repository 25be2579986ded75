import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '@/core/connectors/hand-over';
import { LOCAL_ENTRY } from '@/core/connectors/local/entry';

/** The embedded desk; loaded by the background when somebody practises. */
export default defineUnlistedScript(() => {
  handOver('local', LOCAL_ENTRY);
});
