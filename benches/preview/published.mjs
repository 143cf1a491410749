// Looks up a word in the published search of a site, as a browser does: in the shard that would
// have it.
//
// In: the address of a site, and a word that is its own term. Out: whether the index has it.

export async function finds(base, word) {
  const index = await read(base, 'index');
  const shard = index.shards.filter(boundary => boundary <= word).length - 1;
  const terms = await read(base, `terms/${shard}`);
  return terms.some(([term]) => term === word);
}

async function read(base, key) {
  const response = await fetch(new URL(`search/${key}.js`, base));
  const script = await response.text();
  const before = `loype.found("${key}",`;
  if (!response.ok || !script.startsWith(before)) throw new Error(`${key}: ${response.status}`);
  return JSON.parse(script.slice(before.length, script.lastIndexOf(')')));
}
