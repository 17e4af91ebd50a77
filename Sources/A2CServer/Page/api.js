import { byId } from "./dom.js";

// What the server says went wrong, in its words.
export class Refusal extends Error {
  constructor(status, error) {
    super(error?.what ? (error.param ? `${error.param}: ${error.what}` : error.what) : `the server answered ${status}`);
    this.status = status;
    this.hint = error?.hint ?? null;
  }
}

const key = () => sessionStorage.getItem("a2c-key");
const headers = (more = {}) => (key() ? { ...more, authorization: `Bearer ${key()}` } : more);

let asking = null;

// Asks for the key, once however many requests want it.
function askForKey() {
  asking ??= new Promise((resolve) => {
    const dialog = byId("key-dialog");
    dialog.addEventListener("close", () => {
      sessionStorage.setItem("a2c-key", byId("key").value.trim());
      asking = null;
      resolve();
    }, { once: true });
    dialog.showModal();
  });
  return asking;
}

async function refusal(response) {
  let error = null;
  try {
    error = (await response.json()).error;
  } catch {
    // What stands between may answer in a form of its own.
  }
  return new Refusal(response.status, error);
}

export async function request(path, options = {}) {
  for (;;) {
    let response;
    try {
      response = await fetch(path, { ...options, headers: headers(options.headers) });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Refusal(0, { what: "the server cannot be reached" });
    }
    if (response.status === 401) {
      await askForKey();
      continue;
    }
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

export const get = async (path) => (await request(path)).json();

export const post = (path, body, options = {}) =>
  request(path, { method: "POST", body: JSON.stringify(body), ...options,
    headers: { "content-type": "application/json", ...options.headers } });

export const postJSON = async (path, body, options) => (await post(path, body, options)).json();

// Sends a file as it is; `onProgress` is told the part that has gone.
export function upload(file, folder, onProgress) {
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name, ...(folder ? { folder } : {}) });
    sender.open("POST", `v1/files?${query}`);
    sender.setRequestHeader("content-type", "application/octet-stream");
    if (key()) sender.setRequestHeader("authorization", `Bearer ${key()}`);
    sender.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    sender.onload = () => {
      let body = null;
      try {
        body = JSON.parse(sender.responseText);
      } catch {
        // Told by the status.
      }
      if (sender.status < 300 && body) resolve(body);
      else if (sender.status === 401) askForKey().then(() => upload(file, folder, onProgress)).then(resolve, reject);
      else reject(new Refusal(sender.status, body?.error));
    };
    sender.onerror = () => reject(new Refusal(0, { what: `${file.name} could not be sent` }));
    sender.send(file);
  });
}

// Reads server-sent events and calls `onEvent` with the name and the data of each.
export async function stream(path, body, signal, onEvent) {
  const response = await post(path, body, { signal, headers: { accept: "text/event-stream" } });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    let end;
    while ((end = rest.indexOf("\n\n")) >= 0) {
      const lines = rest.slice(0, end).split("\n");
      rest = rest.slice(end + 2);
      const name = lines.find((line) => line.startsWith("event: "))?.slice(7);
      const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
      if (data) onEvent(name, JSON.parse(data));
    }
  }
}
