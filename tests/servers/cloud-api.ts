/**
 * The fake Cloud API by hand: `node tests/servers/cloud-api.ts [port]`. It refuses what WhatsApp is known to refuse,
 * with WhatsApp's codes.
 *
 *   curl -H 'authorization: Bearer test' "$LIST"
 *   curl -H 'authorization: Bearer test' -d @message.json "$BASE/messages"
 */
import { startCloudApi } from './cloud-api/http.ts';

const TEMPLATES = [
  {
    id: '1',
    name: 'hello',
    language: 'en',
    status: 'APPROVED',
    category: 'UTILITY',
    parameter_format: 'POSITIONAL',
    components: [{ type: 'BODY', text: 'Hello {{1}}, welcome.', example: { body_text: [['Ana']] } }],
  },
];

const [port = '8792'] = process.argv.slice(2);
const api = await startCloudApi(
  {
    token: 'test',
    number: '+15550001000',
    templates: TEMPLATES,
    people: { '+15550002000': { allowed: true }, '+15550003000': { wrote: new Date().toISOString() } },
    media: {},
    now: new Date().toISOString(),
  },
  Number(port),
);
console.log(`cloud api: BASE=${api.base} LIST=${api.list} (token: test)`);
