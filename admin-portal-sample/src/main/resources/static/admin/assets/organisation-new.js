'use strict';

/* Shows the address while the name is typed; the form works without it. */
const LATIN = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', þ: 'th' };
document.querySelectorAll('[data-slug-from]').forEach((preview) => {
  const name = document.getElementById(preview.dataset.slugFrom);
  const slug = document.getElementById(preview.htmlFor.value);
  const show = () => {
    const latin = name.value
      .toLowerCase()
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}+/gu, '')
      .replace(/[ßæœøđðħıłþ]/g, (letter) => LATIN[letter]);
    // With a letter left out one name could get the slug of another, so the library makes none of it.
    const derived = /[^\P{L}a-z]|[^\P{Nd}0-9]/u.test(latin)
      ? ''
      : latin
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
