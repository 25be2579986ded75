/** Said alone, or with nothing but politeness around it, it means «write no more». Upper case, without accents. */
const ALONE = new Set(
  'STOP,STOPALL,UNSUBSCRIBE,OPTOUT,QUIT,END,CANCEL,PARAR,PARE,PAREM,SAIR,CANCELAR,REMOVER,DESCADASTRAR,DESINSCREVER,BAJA,ALTO,SALIR,DETENER,DESUSCRIBIR,ARRET,STOPP,ABMELDEN'.split(
    ',',
  ),
);
/** Ordinary words as well («la calidad es baja»): in a sentence they count in capitals only. */
const SHOUTED =
  /(?<![\p{L}\p{N}])(?:STOP|UNSUBSCRIBE|PARAR|PAREM|PARE|SAIR|DESCADASTRAR|BAJA|SALIR|DETENER)(?![\p{L}\p{N}])/u;
/** What leaves no doubt wherever it stands. Without accents, lower case. */
const PHRASES =
  /\b(?:unsubscribe|opt[ -]?out|stop (?:writing|messaging|texting|sending)|(?:do not|don'?t) (?:write|message|text|contact) me|(?:nao quero|no quiero|parem? de) (?:mais )?(?:receber|recibir|me (?:mandar|enviar|escrever))|no me (?:escriban|envien|manden|contacten) mas|descadastr\w+|(?:me )?remov\w+ (?:da|de la) lista|dar(?:me|se)? de baja|deme de baja|denme de baja|sair da lista)\b/;
/** Around a lone word: politeness, and what is to stop. */
const AROUND = new Set(
  'PLEASE,PLS,THANKS,THANK,YOU,NOW,ALL,MESSAGES,POR,FAVOR,PF,PFV,OBRIGADO,OBRIGADA,QUERO,JA,AS,OS,MENSAGENS,MENSAJES,QUIERO,GRACIAS,YA,LOS,DE,DA,LA,LISTA,LIST,OK,DAR,DARME,I,WANT,TO,THE'.split(
    ',',
  ),
);
/** A longer text is about something else; a mail's end is a footer with its own «unsubscribe». */
const MOST = 280;
const MOST_LINES = 4;
const MOST_WORDS = 6;

const withoutAccents = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** The lines somebody wrote themselves: what they quote is ours. */
function ownLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const quoted = lines.findIndex((line) =>
    /^(?:>|_{5,}|-{2,}\s*\S.*-{2,}$|.{4,120}\b(?:wrote|escreveu|escribió):$)/.test(line),
  );
  return (quoted < 0 ? lines : lines.slice(0, quoted)).filter((line) => line !== '').slice(0, MOST_LINES);
}

function loneWord(line: string): string {
  const words =
    withoutAccents(line)
      .toUpperCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const rest = words.filter((word) => !AROUND.has(word));
  const [word = ''] = rest;
  return words.length <= MOST_WORDS && rest.length === 1 && ALONE.has(word) ? word : '';
}

/** The word with which a customer asks us to write no more, as they said it; '' = they do not. Only ever a hint. */
export function stopWordIn(text: string): string {
  const lines = ownLines(text);
  const lone = lines.map(loneWord).find((word) => word !== '');
  if (lone) return lone;
  const said = lines.join(' ');
  if (said === '' || said.length > MOST) return '';
  const phrase = PHRASES.exec(withoutAccents(said).toLowerCase())?.[0];
  if (phrase) return phrase;
  // Who writes everything in capitals stresses nothing.
  const hasLower = /\p{Ll}/u.test(said);
  return hasLower ? (SHOUTED.exec(withoutAccents(said))?.[0] ?? '') : '';
}

/** Whether a text is nothing but such a word, so that it needs nobody to understand it. */
export function isStopWord(text: string): boolean {
  const word = withoutAccents(text.trim()).toUpperCase();
  return ALONE.has(word.replace(/[.!]+$/, ''));
}
