import { Icon, StickyNoteIcon } from '@/components/controls';
import { type PlainKey, t } from '@/components/locales';
import type { MailDraft } from '@/core/model/mail-draft';
import type { ApprovalView } from '@/core/queries/approvals';

/** Whom a mail goes to, for reading only. */
export function Envelope({ mail }: { readonly mail: MailDraft }) {
  const lines: [PlainKey, string][] = [
    ['review.from', mail.from],
    ['review.to', mail.to.join(', ')],
    ['review.cc', mail.cc.join(', ')],
    ['review.bcc', mail.bcc.join(', ')],
    ['review.subject', mail.subject],
  ];
  return (
    <dl class="review-envelope">
      {lines.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What the author wants the reviewer to know. */
export function AuthorsNote({ view }: { readonly view: ApprovalView }) {
  const { note, author } = view.approval;
  if (!note.trim()) return null;
  return (
    <aside class="review-note">
      <h3>
        <Icon of={StickyNoteIcon} /> {t('review.note', { author: author.name })}
      </h3>
      <p dir="auto">{note}</p>
    </aside>
  );
}
