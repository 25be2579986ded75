import { isAddress } from '@/core/mail/addresses';
import { type Channel, sendersOf } from '@/core/model/channel';
import { CasebarError } from '@/core/model/errors';

/**
 * The channels with one mailbox sending from other addresses, the first of them being its usual one. Errors: gone,
 * empty, rejected (no address), conflict (another mailbox has it: nobody could say whose mail it is).
 */
export function withSenders(
  channels: readonly Channel[],
  id: string,
  wanted: readonly string[],
): readonly Channel[] {
  const channel = channels.find((one) => one.id === id);
  if (channel?.kind !== 'email') throw new CasebarError('gone', id);
  const addresses = [...new Set(wanted.map((one) => one.trim().toLowerCase()).filter((one) => one !== ''))];
  const [address, ...senders] = addresses;
  if (address === undefined) throw new CasebarError('empty', channel.name);
  const bad = addresses.find((one) => !isAddress(one));
  if (bad !== undefined) throw new CasebarError('rejected', bad);
  const others = channels.filter((one) => one.id !== id && one.kind === 'email').flatMap(sendersOf);
  const taken = addresses.find((one) => others.includes(one));
  if (taken !== undefined) throw new CasebarError('conflict', taken);
  // A mailbox that is called by its address goes on being called so.
  const name = channel.name === channel.address ? address : channel.name;
  return channels.map((one) => (one.id === id ? { ...channel, name, address, senders } : one));
}
