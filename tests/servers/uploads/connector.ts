import * as v from 'valibot';
import type { Connector } from '@/core/connectors/connector';
import { accepted } from '@/core/connectors/upload-answer';
import { CasebarError } from '@/core/model/errors';
import { carryFile } from '@/core/transfer/carry-file';

const Taken = v.object({ have: v.number(), ref: v.string() });
const Have = v.object({ ...Taken.entries, pieces: v.boolean() });
/** Small enough that what the system's buffers hold says little about progress. */
const PIECE = 256 * 1024;

/** The embedded desk, but files go to a server on the network first, and messages carry what that calls them. */
export function withUploads(local: Connector, base: string): Connector {
  const ask = async (path: string, signal: AbortSignal) => {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
    const response = await fetch(`${base}${path}`, { signal: ends, cache: 'no-store' }).catch(() => {
      throw new CasebarError('offline');
    });
    if (!response.ok) throw new CasebarError('gone', path);
    return response;
  };
  return {
    ...local,
    async upload({ id, name, type }, file) {
      const { size } = file.body;
      const path = encodeURIComponent(id);
      const answer = await ask(`/have/${path}`, file.signal);
      let { have, ref, pieces } = v.parse(Have, await answer.json());
      while (!ref) {
        const to = pieces ? Math.min(have + PIECE, size) : size;
        const request = {
          method: 'PUT' as const,
          url: `${base}/upload/${path}`,
          headers: {
            'content-type': type || 'application/octet-stream',
            ...(pieces && { 'content-range': `bytes ${have}-${to - 1}/${size}` }),
          },
          from: have,
          ...(pieces && { to }),
        };
        const carried = await carryFile(request, file);
        ({ have, ref } = v.parse(Taken, JSON.parse(accepted(carried, name).text)));
      }
      return ref;
    },
    async deliver(item, files, signal) {
      const all = new Map(files);
      for (const [id, { ref }] of Object.entries(item.uploads ?? {}))
        all.set(id, await (await ask(`/file/${encodeURIComponent(ref)}`, signal)).blob());
      return local.deliver(item, all, signal);
    },
  };
}
