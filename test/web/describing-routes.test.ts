import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { createLogger } from '../../src/web/request-log.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const app = testApp();

describe('browsers', () => {
  test('are told how to search here, with the address they came by', async () => {
    const { $ } = await open(testApp({ basePath: '/law' }), '/law/help');
    expect($('link[rel=search]').attr('href')).toBe('/law/opensearch.xml');
    const response = await request(testApp({ basePath: '/law' }))
      .get('/law/opensearch.xml')
      .set('Host', 'tashan.example:8080')
      .expect(200);
    expect(response.headers['content-type']).toContain('application/opensearchdescription+xml');
    expect(response.text ?? response.body.toString()).toContain(
      'template="http://tashan.example:8080/law/search?q={searchTerms}"',
    );
  });

  test('are told the address of a proxy only where it is trusted', async () => {
    const service = serviceOver();
    const behind = (trustProxy: boolean) =>
      request(createApp({ service: () => service, basePath: '', trustProxy, logger: createLogger('silent') }))
        .get('/api')
        .set({ Host: 'inside', 'X-Forwarded-Host': 'outside.example', 'X-Forwarded-Proto': 'https' });
    expect((await behind(true)).text).toContain('https://outside.example/api/search');
    expect((await behind(false)).text).toContain('http://inside/api/search');
  });

  test('are told nothing that a strange host name brings in', async () => {
    const response = await request(app).get('/api').set('Host', 'a"><script>').expect(200);
    expect(response.text).toContain('http://localhost/api/search');
  });
});

describe('the description of the API', () => {
  test('names every route that answers in JSON, with the parameters as they are checked', async () => {
    const { body } = await request(app).get('/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    const parameters = body.paths['/api/search'].get.parameters;
    const year = parameters.find(({ name }: { name: string }) => name === 'year');
    expect(year).toMatchObject({
      in: 'query',
      schema: { type: 'array', items: { pattern: '^\\d{4}(\\.\\.\\d{4})?$' } },
    });
    for (const { name, description } of parameters) expect(description, name).toMatch(/[一-龥]/);
    const named = body.paths['/api/facets/region'].get.parameters.map(({ name }: { name: string }) => name);
    expect(named).toEqual(expect.arrayContaining(['q', 'search', 'year', 'theme', 'excludeRegion']));
    expect(named).not.toContain('page');
    const asked: Readonly<Record<string, string>> = {
      '/api/reports/{id}': '/api/reports/shanyin2022',
      '/api/passages/{id}/similar': '/api/passages/none/similar',
    };
    for (const path of Object.keys(body.paths)) {
      const response = await request(app).get(asked[path] ?? path);
      expect(response.body.error?.code ?? '', path).not.toBe('page-not-found');
    }
  });

  test('stands on a page with examples, linked from the help', async () => {
    const help = await open(app, '/help');
    expect(help.$('main a[href="/api"]')).toHaveLength(1);
    const { $ } = await open(app, '/api');
    expect($('pre').first().text()).toContain("curl -G 'http://127.0.0.1");
  });
});
