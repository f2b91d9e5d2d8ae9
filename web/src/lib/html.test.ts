import { expect, test } from 'vitest';

import { asHtml, asText } from './html';

test('paragraphs, breaks, and signs that would be marks', () => {
  expect(asHtml('压力 < 2 bar\n& 停机\n\n明早 9 点')).toBe('<p>压力 &lt; 2 bar<br>&amp; 停机</p><p>明早 9 点</p>');
  expect(asHtml('<script>alert("x")</script>')).toBe('<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</p>');
});

test('and back to what was typed', () => {
  expect(asText(asHtml('压力 < 2 bar\n& 停机\n\n明早 9 点'))).toBe('压力 < 2 bar\n& 停机\n明早 9 点');
});
