import { toast } from '@/components/controls';

/** Copies and says so. In a frame the page's policy may forbid the clipboard; the old way still works there. */
export async function copyText(text: string, said: string) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  toast.show({ text: said });
}
