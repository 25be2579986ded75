// Just enough behaviour to feel like a tool somebody works in all day.
const current = location.pathname === '/customers/2' ? '/customers/2' : '/';
document.querySelector(`.list a[href="${current}"]`)?.setAttribute('aria-current', 'page');

const filter = document.querySelector('#filter');
filter.addEventListener('input', () => {
  const wanted = filter.value.trim().toLowerCase();
  for (const row of document.querySelectorAll('.list li'))
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
});

const form = document.querySelector('#log');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { kind, about, text } = form.elements;
  const item = document.createElement('li');
  const title = document.createElement('b');
  title.textContent = about.value || kind.value;
  const body = document.createElement('p');
  body.textContent = text.value;
  const when = document.createElement('time');
  when.textContent = 'just now';
  item.append(title, body, when);
  document.querySelector('.timeline').prepend(item);
  form.reset();
});
