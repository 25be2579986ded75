/** Lucide ships types for its barrel only; loading that (1,600 files) made each test file start 2 s later. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  import type { IconNode } from 'lucide';

  const node: IconNode;
  export default node;
}
