/**
 * Sends a file as it is, with the headers of `init`, and tells how much of it has gone, 0 to 1. The one request that fetch
 * does not serve: it says nothing of its way up. Null: it never came there.
 */
export function upload(
  path: string,
  init: { readonly headers: Readonly<Record<string, string>> },
  file: Blob,
  sent: (part: number) => void,
): Promise<Response | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(init.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) sent(loaded / total);
    };
    request.upload.onload = () => sent(1);
    request.onloadend = () => {
      const { status, responseText } = request;
      const headers = { date: request.getResponseHeader('date') ?? '' };
      resolve(status === 0 ? null : new Response(responseText, { status, headers }));
    };
    request.send(file);
  });
}
