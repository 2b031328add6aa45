// compare-mpds.mjs COMMAND… : reads paths of MPDs from stdin and compares the segment list that COMMAND (streamlab inspect --json --segments) prints for each
// with that of mpd-parser. Says one line for each MPD that differs or is not read, and a count of all.
import { parse } from 'mpd-parser'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const [command, ...options] = process.argv.slice(2)
const tolerance = 0.05 // seconds by which a segment may begin elsewhere: priming, and what a Period cuts off
const tally = new Map()

const ask = path => new Promise(done => execFile(command, [...options, path], { maxBuffer: 1 << 28 }, (error, out, err) =>
  done(error ? { refused: err.trim().split('\n').at(-1) } : JSON.parse(out))))

const key = (url, range) => `${url} ${range ?? ''}`.trim()
const rangeOf = bytes => bytes && `${bytes.offset}-${BigInt(bytes.offset) + BigInt(bytes.length) - 1n}`

function ours (inspection) {
  const segments = new Map()
  for (const set of inspection.adaptationSets) {
    if (set.contentType === 'text') continue
    for (const { segments: parts } of set.representations) for (const part of parts) segments.set(key(part.url, part.range), part.start)
  }
  return segments
}

// We list the segments on the first server alone.
const isElsewhere = (playlist, first) => playlist.attributes.serviceLocation && playlist.attributes.serviceLocation !== first

function theirs (text, path, first) {
  const manifest = parse(text, { manifestUri: `http://file.invalid/${encodeURIComponent(basename(path))}` })
  const groups = Object.values(manifest.mediaGroups.AUDIO).flatMap(group => Object.values(group)).flatMap(track => track.playlists)
  const segments = new Map()
  for (const playlist of [...manifest.playlists, ...groups]) {
    if (isElsewhere(playlist, first)) continue
    // Of one file with an index it knows the index alone, and so do we where the file is not there.
    if (playlist.sidx) segments.set(playlist.sidx.resolvedUri, null)
    for (const segment of playlist.segments) segments.set(key(segment.resolvedUri, rangeOf(segment.byterange)), segment.presentationTime)
  }
  return segments
}

function difference (inspection, text, path) {
  let expected
  try { expected = theirs(text, path, inspection.pathways[0].name) } catch (error) { return `read; mpd-parser: ${error.message}` }
  const actual = ours(inspection)
  // Live material counts from an origin of its own; what matters is when segments are among each other.
  const common = [...actual.keys()].filter(k => expected.has(k))
  const shift = common.length > 0 && expected.get(common[0]) !== null ? actual.get(common[0]) - expected.get(common[0]) : 0
  const missing = [...expected.keys()].filter(k => !actual.has(k))
  const more = [...actual.keys()].filter(k => !expected.has(k))
  const moved = common.filter(k => expected.get(k) !== null && Math.abs(actual.get(k) - expected.get(k) - shift) > tolerance)
  if (missing.length + more.length + moved.length === 0) return null
  const example = missing[0] ?? more[0] ?? moved[0]
  const why = inspection.leftOut.length > 0 ? `; left out: ${inspection.leftOut.join(' | ')}` : ''
  return `of ${expected.size} segments ${missing.length} missing, ${more.length} more, ${moved.length} elsewhere in time, such as ${example}${why}`
}

function count (kind, path, detail) {
  tally.set(kind, (tally.get(kind) ?? 0) + 1)
  if (detail) console.log(`${kind}\t${path}\t${detail}`)
}

async function check (path) {
  const text = readFileSync(path, 'utf8')
  if (!/<(\w+:)?MPD[\s>]/.test(text)) return count('no MPD', path)
  if (/<(\w+:)?MPD[^>]*\stype\s*=\s*["']dynamic/.test(text)) return count('dynamic', path)
  const inspection = await ask(path)
  if (inspection.refused) return count('refused', path, inspection.refused)
  const detail = difference(inspection, text, path)
  if (detail?.startsWith('read;')) return count('read by us alone', path, detail)
  count(detail ? 'different' : 'equal', path, detail)
}

const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean)
while (paths.length > 0) await Promise.all(paths.splice(0, 2).map(check))
console.log([...tally].map(([kind, n]) => `${n} ${kind}`).join(', '))
