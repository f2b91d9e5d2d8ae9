/**
 * The official client of tus, driven by drills/upload.py: it uploads a file through a line that is cut again and again.
 * What it is told comes as JSON on its first line of input; what came of it goes out as JSON, one line per happening.
 */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const tus = createRequire(new URL('../web/package.json', import.meta.url))('tus-js-client');
const tell = (told) => process.stdout.write(`${JSON.stringify(told)}\n`);

function upload({ endpoint, headers, file, size, metadata, chunk }, events) {
  return new tus.Upload(createReadStream(file), {
    endpoint,
    headers,
    metadata,
    uploadSize: size,
    chunkSize: chunk ?? Infinity,
    retryDelays: [50, 100, 200, 400, 800, 1600, 3000, 3000, 3000, 3000],
    removeFingerprintOnSuccess: true,
    ...events,
  });
}

function whole(told) {
  let asked = 0;
  const one = upload(told, {
    onAfterResponse: (request) => {
      asked += request.getMethod() === 'HEAD' ? 1 : 0;
    },
    onSuccess: () => tell({ done: one.url, taken_up: asked }),
    onError: (error) => tell({ error: String(error) }),
  });
  one.start();
}

/** Some of it goes up, then it is not wanted after all. */
function ended(told) {
  const one = upload({ ...told, chunk: 65536 }, {
    onChunkComplete: () => {
      one.abort(true).then(
        () => tell({ ended: one.url }),
        (error) => tell({ error: String(error) }),
      );
    },
    onError: (error) => tell({ error: String(error) }),
  });
  one.start();
}

createInterface({ input: process.stdin }).once('line', (line) => {
  const told = JSON.parse(line);
  (told.what === 'end' ? ended : whole)(told);
});
