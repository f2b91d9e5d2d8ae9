import type { Document } from './prepared';

type Options = {
  domNode: HTMLElement;
  spec: Document;
  deepLinking: boolean;
  docExpansion: 'none';
  defaultModelsExpandDepth: number;
  displayRequestDuration: boolean;
  filter: boolean;
  tryItOutEnabled: boolean;
  validatorUrl: null;
  requestInterceptor: (request: { url: string; method?: string; headers?: Record<string, string> }) => unknown;
};

declare global {
  interface Window {
    SwaggerUIBundle?: (options: Options) => unknown;
  }
}

const PLACE = '/manual/swagger-ui';
let asked: Promise<void> | undefined;

/** Swagger UI, from our own server, once. */
export function fetched(): Promise<void> {
  asked ??= Promise.all([put('link', { rel: 'stylesheet', href: `${PLACE}.css` }), put('script', { src: `${PLACE}-bundle.js` })]).then(() => undefined);
  asked.catch(() => (asked = undefined));
  return asked;
}

function put(tag: 'link' | 'script', facts: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const part = Object.assign(document.createElement(tag), facts);
    part.onload = () => resolve();
    part.onerror = () => {
      part.remove();
      reject(new Error(`${tag} did not come`));
    };
    document.head.append(part);
  });
}

const LABELLED = 'tr[data-param-name] :is(select, input, textarea):not([aria-label])';

/** Swagger UI leaves the fields of parameters without a name for a screen reader; each is given the parameter's. */
function named(place: HTMLElement): () => void {
  const watch = new MutationObserver(() => {
    for (const field of place.querySelectorAll(LABELLED)) field.setAttribute('aria-label', field.closest<HTMLElement>('tr')?.dataset['paramName'] ?? '');
  });
  watch.observe(place, { childList: true, subtree: true });
  return () => watch.disconnect();
}

/** Draws a document into a place of the page, once all of it is here; what it gives ends that. */
export function draw(place: HTMLElement, spec: Document, interceptor: Options['requestInterceptor']): () => void {
  window.SwaggerUIBundle?.({
    domNode: place,
    spec,
    deepLinking: false,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: false,
    validatorUrl: null,
    requestInterceptor: interceptor,
  });
  return named(place);
}
