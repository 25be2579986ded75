import { useState } from 'preact/hooks';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped on an element; `over` while some are held above it. Without `onFiles` it takes none. */
export function useDrop(onFiles: ((files: readonly File[]) => void) | undefined) {
  const [over, setOver] = useState(false);
  return {
    over,
    dropProps: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        // Taken even where no file may be attached: else the browser would open it in our place.
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = onFiles ? 'copy' : 'none';
        setOver(onFiles !== undefined);
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        const inside = currentTarget instanceof Node && relatedTarget instanceof Node;
        if (!inside || !currentTarget.contains(relatedTarget)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles?.([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}
