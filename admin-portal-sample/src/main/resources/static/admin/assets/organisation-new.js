'use strict';

/* Shows the address while the name is typed; the form works without it. */
document.querySelectorAll('[data-slug-from]').forEach((preview) => {
  const name = document.getElementById(preview.dataset.slugFrom);
  const slug = document.getElementById(preview.htmlFor.value);
  const show = () => {
    const derived = name.value
      .replaceAll('ß', 'ss')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-/, '')
      .slice(0, 40)
      .replace(/-$/, '');
    const chosen = slug.value.trim().toLowerCase() || derived;
    preview.textContent = chosen.length < 3 ? '' : `Its address will be /o/${chosen}`;
  };
  name.addEventListener('input', show);
  slug.addEventListener('input', show);
  show();
});
