'use strict';

/* The theme comes first, so that the page is never painted in the wrong one. */
(() => {
  const themes = ['system', 'light', 'dark'];
  const stored = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // storage is switched off
    }
  };
  let theme = themes.includes(stored()) ? stored() : 'system';
  const apply = () => {
    if (theme === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = theme;
    }
  };
  apply();
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const label = () => {
      button.textContent = `Theme: ${theme}`;
    };
    button.hidden = false;
    label();
    button.addEventListener('click', () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      try {
        localStorage.setItem('theme', theme);
      } catch {
        // the choice holds for this page only
      }
      apply();
      label();
    });
  });
})();

/* What is said aloud, and what is shown for a moment. */
const speech = {
  say(text) {
    document.getElementById('announcer').textContent = text;
  },
  show(text) {
    const toast = document.getElementById('toast');
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(speech.timer);
    speech.timer = setTimeout(() => {
      toast.hidden = true;
    }, 8000);
  },
};

/*
 * Changes made elsewhere arrive as server-sent events; each becomes an event "live:<name>" on the body, which elements name
 * in hx-trigger. They swap what is inside them and stay themselves: htmx forgets what waits for an element that is gone, and
 * a change that is announced while the page asks for the one before it would never show. While the stream is cut, the page
 * asks every ten seconds instead. A page hidden for a minute gives its connection back, since a browser has only a few for
 * one host.
 */
const live = {
  names() {
    return new Set(
      [...document.querySelectorAll('[hx-trigger*="live:"]')].flatMap((element) =>
        [...element.getAttribute('hx-trigger').matchAll(/live:([\w-]+)/g)].map((match) => match[1]),
      ),
    );
  },
  tell(name) {
    document.body.dispatchEvent(new CustomEvent(`live:${name}`));
  },
  tellAll() {
    live.names().forEach(live.tell);
  },
};

document.addEventListener('DOMContentLoaded', () => {
  const url = document.body.dataset.events;
  if (!url || !window.EventSource) {
    return;
  }
  const status = document.getElementById('live');
  let source;
  let patience;
  let polling;
  let resting;
  let missed = false;

  const report = (text, cut) => {
    if (status.textContent !== text) {
      status.textContent = text;
    }
    status.classList.toggle('cut', cut);
  };
  const opened = () => {
    clearTimeout(patience);
    patience = undefined;
    clearInterval(polling);
    polling = undefined;
    report('Live', false);
    if (missed) {
      missed = false;
      live.tellAll();
    }
  };
  const poll = () => {
    if (polling) {
      return;
    }
    report('Reconnecting, checking every 10 s', true);
    polling = setInterval(() => {
      live.tellAll();
      if (source.readyState === EventSource.CLOSED) {
        connect();
      }
    }, 10000);
  };
  const cut = () => {
    missed = true;
    if (source.readyState === EventSource.CLOSED) {
      poll();
    } else {
      patience ??= setTimeout(poll, 4000); // the browser tries again by itself
    }
  };
  const disconnect = () => {
    source.close();
    clearTimeout(patience);
    patience = undefined;
    clearInterval(polling);
    polling = undefined;
    missed = true;
  };
  function connect() {
    source = new EventSource(url);
    source.addEventListener('open', opened);
    source.addEventListener('error', cut);
    live.names().forEach((name) => source.addEventListener(name, () => live.tell(name)));
  }

  connect();
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => event.persisted && connect());
  document.addEventListener('visibilitychange', () => {
    clearTimeout(resting);
    if (document.hidden) {
      resting = setTimeout(disconnect, 60000);
    } else if (source.readyState === EventSource.CLOSED && !polling) {
      connect();
    }
  });
});

/* What htmx leaves open. */
(() => {
  const isLive = (detail) => detail.requestConfig?.triggeringEvent?.type.startsWith('live:');
  let known;

  document.addEventListener('htmx:beforeRequest', ({ detail }) => {
    if (detail.requestConfig.verb !== 'get') {
      detail.xhr.addEventListener('loadend', live.tellAll); // an update under way may bring back what was before
    }
  });

  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    const wanted = detail.requestConfig.elt.getAttribute('hx-select');
    if (detail.shouldSwap && wanted?.startsWith('#') && !detail.serverResponse.includes(`id="${wanted.slice(1)}"`)) {
      detail.shouldSwap = false; // another page answered, such as the one for signing in
      location.assign(detail.xhr.responseURL || location.href);
      return;
    }
    known = isLive(detail) ? new Set([...detail.target.querySelectorAll('tr[id]')].map((row) => row.id)) : undefined;
  });

  document.addEventListener('htmx:afterSettle', ({ detail }) => {
    const swapped = detail.elt;
    if (known) {
      const added = [...swapped.querySelectorAll('tr[id]')].filter((row) => !known.has(row.id));
      added.forEach((row) => row.classList.add('fresh'));
      if (added.length > 0) {
        speech.say(`Updated: ${added.length} new`);
      }
    } else if (swapped.dataset?.says) {
      speech.say(swapped.dataset.says);
    }
    known = undefined;
  });

  let again;
  const failed = ({ detail }) => {
    if (!isLive(detail)) {
      speech.show('That did not work. Reload the page and try again.');
    } else if (detail.xhr.status === 0 || detail.xhr.status >= 500) {
      clearTimeout(again);
      again = setTimeout(live.tellAll, 3000); // nobody will announce once more what the page did not get
    }
  };
  document.addEventListener('htmx:responseError', failed);
  document.addEventListener('htmx:sendError', failed);
})();

/* Small comforts; each page works without them. */
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('[data-needs-script]').forEach((element) => {
    element.hidden = false;
  });

  document.addEventListener('click', async ({ target }) => {
    const copy = target.closest('[data-copy]');
    if (copy) {
      const text = document.getElementById(copy.dataset.copy);
      try {
        await navigator.clipboard.writeText(text.textContent.trim());
        copy.textContent = 'Copied';
        speech.say('Copied');
      } catch {
        getSelection().selectAllChildren(text);
        speech.show('Press Ctrl or Cmd and C to copy.');
      }
    }
    const reveal = target.closest('[data-reveal]');
    if (reveal) {
      const input = document.getElementById(reveal.dataset.reveal);
      const hide = input.type === 'text';
      input.type = hide ? 'password' : 'text';
      reveal.textContent = hide ? 'Show' : 'Hide';
      reveal.setAttribute('aria-pressed', String(!hide));
    }
  });

  document.addEventListener('submit', ({ target, submitter }) => {
    if (target.method === 'post' && submitter && !target.hasAttribute('hx-post')) {
      setTimeout(() => {
        submitter.disabled = true;
      });
    }
  });
  addEventListener('pageshow', () => {
    document.querySelectorAll('button:disabled').forEach((button) => {
      button.disabled = false;
    });
  });
});
