// The key of the session, and what is asked of the desk with it.
const KEY = "claimspring-key";
const channel = new BroadcastChannel("claimspring-desk");
let key = sessionStorage.getItem(KEY);

channel.onmessage = ({ data }) => {
  if (data === "key?" && key) channel.postMessage({ key });
  else if (data && data.key && !key) keep(data.key);
};

function keep(found) {
  key = found;
  sessionStorage.setItem(KEY, found);
}

// Trade the key in the address for one that lasts, or get that of another tab; false where there is none.
export async function open() {
  const once = location.hash.slice(1);
  if (/^[\w-]{40,50}$/.test(once)) {
    history.replaceState(null, "", location.pathname);
    const answer = await fetch("/key", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: once }),
    });
    if (answer.ok) keep((await answer.json()).session);
  }
  if (!key) {
    channel.postMessage("key?");
    for (let i = 0; i < 10 && !key; i++) await new Promise((done) => setTimeout(done, 50));
  }
  return Boolean(key);
}

// The language of this window; the desk keeps it for the next ones.
const language = () => sessionStorage.getItem("claimspring-language");

export function speak(tag) {
  sessionStorage.setItem("claimspring-language", tag);
}

// Ask the desk; `null` where it does not answer.
async function ask(path, options = {}) {
  const headers = { Authorization: `Bearer ${key}`, ...options.headers };
  if (language()) headers["Desk-Language"] = language();
  try {
    const answer = await fetch(path, { ...options, headers });
    if (answer.status === 401) return { status: 401 };
    const said = await answer.json();
    return { ...said, status: answer.status };
  } catch {
    return null;
  }
}

export const screen = (path) => ask(`/screen?path=${encodeURIComponent(path)}`);
export const changes = () => ask("/state");

export const act = (name, form, at) =>
  ask(`/do/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ form, at }),
  });

export const upload = (about, name, file, at) =>
  ask(`/upload?about=${encodeURIComponent(about)}&name=${encodeURIComponent(name)}&at=${encodeURIComponent(at)}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
