/**
 * Runs in the page that shows a mail: everything in the drawn mail that should not be there. Written without anything
 * from outside, because it is sent to the browser as text.
 */
export function leftovers(): string[] {
  const outer = document.querySelector('iframe');
  const frame = outer?.contentDocument?.querySelector('iframe') ?? outer;
  const inside = frame?.contentDocument;
  const mail = inside?.querySelector('.mail');
  if (!frame || !inside || !mail) return ['no mail'];
  const found: string[] = [];
  const sandbox = frame.getAttribute('sandbox') ?? '';
  if (/scripts|forms|top-navigation|modals/.test(sandbox)) found.push(`sandbox ${sandbox}`);
  if (inside.location.href !== 'about:srcdoc') found.push(`went to ${inside.location.href}`);
  const forbidden =
    'script,style,link,meta,base,form,input,button,select,textarea,iframe,object,embed,svg,math,video,audio,source,template,dialog,noscript,area';
  for (const element of mail.querySelectorAll(forbidden)) found.push(element.nodeName);
  for (const element of mail.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const ours = name === 'class' && /^(?:picture|host)$/.test(value);
      if (/^(?:on|style$|id$|name$|class$|srcset$|background$|ping$|data-)/.test(name) && !ours) {
        found.push(`${element.nodeName} ${name}`);
      }
      const address = value.replace(/[\s\p{Cc}]/gu, '');
      if (/^(?:javascript|vbscript|file|data:(?!image\/(?:png|jpe?g|gif|webp|bmp);base64))/i.test(address)) {
        found.push(`${element.nodeName} ${name}=${address.slice(0, 40)}`);
      }
    }
  }
  for (const link of mail.querySelectorAll('a[href]')) {
    const safe =
      link.getAttribute('target') === '_blank' && /noopener noreferrer/.test(link.getAttribute('rel') ?? '');
    if (!safe) found.push('a link without noopener');
  }
  for (const one of [document, inside]) {
    const whole =
      typeof one.cookie === 'string' &&
      typeof one.getElementById === 'function' &&
      one.forms instanceof (one.defaultView?.HTMLCollection ?? HTMLCollection) &&
      one.body.nodeName === 'BODY';
    if (!whole) found.push('a clobbered document');
  }
  if ('config' in window) found.push('a clobbered window');
  return found;
}
