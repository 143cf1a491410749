// Converts a site for Hugo.
//
// In: a generated site. Out: a Hugo site with the same texts in the same folders, and a minimal
// theme: the title, the text, a menu of the section's pages, the previous and the next page. It has
// less than Løype's pages: no leader notes beside the text, no overviews, no search. Taxonomies and
// feeds are off; everything else is Hugo's default.

import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CONFIG = `baseURL = 'http://localhost/'
title = 'Et stort nettsted'
languageCode = 'nb'
disableKinds = ['taxonomy', 'term', 'RSS']
`;

const LAYOUTS = {
  'baseof.html': `<!doctype html>
<html lang="nb">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title></head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<nav><ul>{{ range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>{{ .Content }}{{ block "main" . }}{{ end }}</main>
</body>
</html>
`,
  'page.html': `{{ define "main" }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ end }}
`,
  'section.html': `{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
  'home.html': `{{ define "main" }}<ul>{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
};

export function convert(root, out) {
  put(join(out, 'hugo.toml'), CONFIG);
  for (const [name, template] of Object.entries(LAYOUTS)) put(join(out, 'layouts', name), template);
  const content = join(root, 'content');
  for (const file of readdirSync(content, { recursive: true })) {
    const from = join(content, file);
    if (!statSync(from).isFile() || !file.endsWith('.md')) continue;
    put(join(out, 'content', file === 'index.md' ? '_index.md' : file), page(readFileSync(from, 'utf8')));
  }
}

/** Keeps the front matter that Hugo knows; a leader note becomes a quotation; a link to a file becomes one to the folder of its page. */
function page(text) {
  const [, front, body] = text.match(/^---\n([^]*?)\n---\n([^]*)$/) ?? ['', '', text];
  const title = front.split('\n').filter(line => line.startsWith('title:'));
  const quoted = body.replace(/^:::.+\n([^]*?)\n:::$/gm, (_, note) => note.replace(/^/gm, '> '));
  const linked = quoted.replace(/\]\(([^):]+)\.md\)/g, '](../$1/)');
  return `---\n${title.join('\n')}\n---\n${linked}`;
}

function put(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
