import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Avatar, Button, CopyIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { copyText } from '../copy-text.ts';
import { Consents } from './Consents.tsx';
import { customField, factFields } from './card-fields.ts';
import { EarlierCases } from './EarlierCases.tsx';
import { type CardField, FieldRow } from './FieldRow.tsx';
import { FixedNotes, Notes } from './Notes.tsx';
import { TheirTime } from './TheirTime.tsx';
import { WindowLine } from './WindowLine.tsx';
import './card.css';

/** What is dialled or written into another program. */
const COPIED: readonly string[] = ['contact.email', 'contact.phone'];

function Rows({ view, fields }: { readonly view: CaseView; readonly fields: readonly CardField[] }) {
  return (
    <>
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          changing={view.changing.includes(field.name)}
          fixed={!view.capabilities.editContacts}
        >
          {COPIED.includes(field.name) && field.value !== '' && (
            <Button
              variant="quiet"
              small
              icon={CopyIcon}
              label={t('card.copy', { value: field.value })}
              onClick={() => void copyText(field.value, t('card.copied', { value: field.value }))}
            />
          )}
        </FieldRow>
      ))}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="card-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Desks have fields for every kind of customer; those empty for this one are folded until somebody wants them. */
function OwnFields({ view, fields }: { readonly view: CaseView; readonly fields: readonly CardField[] }) {
  // As it was when the card opened: a field must not move away while somebody fills it in.
  const [empty] = useState(() =>
    fields.filter(({ value, required }) => value === '' && !required).map(({ name }) => name),
  );
  const isFolded = ({ name }: CardField) => view.capabilities.editContacts && empty.includes(name);
  return (
    <>
      <Rows view={view} fields={fields.filter((field) => !isFolded(field))} />
      {fields.some(isFolded) && (
        <details class="card-more">
          <summary>{t('card.empty', { count: fields.filter(isFolded).length })}</summary>
          <Rows view={view} fields={fields.filter(isFolded)} />
        </details>
      )}
    </>
  );
}

/** Who the contact is, what the team wants to know of this case, and what came before it. */
export function CustomerCard({ view }: { readonly view: CaseView }) {
  const { contact, case: row, fields, capabilities, changing } = view;
  const name = contact?.name || row.contactName || t('contact.unknown');
  const ofCase = fields.filter(({ on }) => on === 'case').map((field) => customField(view, field));
  const ofContact = contact
    ? fields.filter(({ on }) => on === 'contact').map((field) => customField(view, field))
    : [];
  return (
    <section class="customer-card" aria-label={t('card.title')}>
      <h2>
        <Avatar name={name} large />
        <bdi>{name}</bdi>
      </h2>
      {contact && <TheirTime timeZone={contact.timeZone} />}
      <WindowLine view={view} />
      {ofCase.length > 0 && (
        <Part title={t('card.thisCase')}>
          <Rows view={view} fields={ofCase} />
        </Part>
      )}
      <Part title={t('card.customer')}>
        <Rows view={view} fields={factFields(view)} />
        {contact && <OwnFields view={view} fields={ofContact} />}
      </Part>
      {contact && capabilities.editContacts && (
        <Notes caseId={row.id} contact={contact} changing={changing.includes('contact.notes')} />
      )}
      {contact && !capabilities.editContacts && <FixedNotes notes={contact.notes} />}
      {contact && capabilities.consents && <Consents caseId={row.id} />}
      <Part title={t('card.earlier')}>
        <EarlierCases id={row.id} />
      </Part>
    </section>
  );
}
