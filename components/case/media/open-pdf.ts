import browser from 'webextension-polyfill';

/**
 * Shows a PDF in a tab of its own, in the browser's viewer: a sidebar is too narrow to read one in. The type is ours,
 * whatever the sender said, so nothing else can run there.
 */
export async function openPdf(blob: Blob) {
  const url = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }));
  await browser.tabs.create({ url });
  // Long enough for the viewer to read it; the bytes must not stay in memory as long as the sidebar does.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
