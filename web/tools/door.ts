import type { Plugin } from 'vite';

/** While developing, every address under a door is answered by that door's page, as the server does it. */
export function door(name: string): Plugin {
  return {
    name: `door-${name}`,
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const asksForPage = request.headers.accept?.includes('text/html') ?? false;
        if (asksForPage && request.url?.startsWith(`/${name}`)) request.url = `/${name}/index.html`;
        next();
      });
    },
  };
}
