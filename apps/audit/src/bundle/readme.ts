import type { Exported } from './format.js';

/** What stands in a bundle for who opens it and has never heard of us. */
export const readme = ({ parts, events, logId, whole }: Exported): string => `# A history that can be checked

This folder holds ${events} events of the log ${logId}, as Samspil recorded them${whole ? ': all of that log' : ''}.

| municipality | events | of a log of |
| --- | --- | --- |
${parts.map(({ municipality, from, to, size }) => `| ${municipality} | ${from} to ${to - 1} | ${size} |`).join('\n')}

That there is no log of another municipality, nobody has signed: whoever made this folder could leave one out. Bring the key of each municipality
that you know of, and a log that is missing is found out.

Names and other personal values are encrypted in it, and no key is in it.

## Check it without us

With Python 3.9 or later, and nothing else:

    python3 verify.py

That takes the public key out of this folder, and so proves only that the folder fits together. To prove who signed it, bring the key that
you were given before, from another hand than this folder, and the last checkpoint that you kept:

    python3 verify.py --key 'samspil/…+1234abcd+AbCd…' --against checkpoint-of-last-year

\`--key\` may be given several times: for each municipality, for each key that a log has had, and for each witness. Only witnesses whose key you
bring, and whose signature was checked, are named.

It ends with 0 where all is as it was signed, with 1 and the first fault where it is not, with 2 where it could not be run. Read it before you
run it: it is one file, and it is written to be read.

## Check it by hand

- \`bundle.json\` holds the SHA-256 of every file: \`sha256sum events.ndjson\`.
- \`events.ndjson\` holds an event a line, in the order in which they were recorded. \`data\` and \`metadata\` are the stored bytes as text; where they
  are no text, \`{"base64": …}\`. Each line's \`index\` counts the events of its municipality from 0, \`revision\` those of its stream.
- The leaf of an event is \`{"contentType":…,"data":"<SHA-256 of data>","id":…,"metadata":"<SHA-256 of metadata>","revision":…,"stream":…,"type":…,"v":1}\`,
  without spaces. Its hash is the SHA-256 of a byte 0 and the leaf; two hashes make the hash above them as the SHA-256 of a byte 1, the left
  one and the right one, in the shape that RFC 9162, section 2.1, gives. At the top is the root, which stands in the checkpoint.
- \`checkpoints/<municipality>\` is a signed note: whose log, how many events, the root in base64; then a blank line and signatures. The
  signature is Ed25519 over everything up to, and without, the blank line. In base64 it follows on the name, behind four bytes that name the key. So
  with openssl, for the first signature:

      sed '/^$/,$d' checkpoints/${parts[0]?.municipality} > text
      grep '^—' checkpoints/${parts[0]?.municipality} | head -1 | cut -d' ' -f3 | base64 -d | tail -c +5 > signature
      (printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cut -d+ -f3- public-keys/${parts[0]?.municipality} | base64 -d | tail -c +2) > key.der
      openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature

- \`proofs/<municipality>.json\` is empty where a log is here from its first event to its last. Where a part is here, it holds the hashes of the
  rest, from left to right.
- \`schemas/\` says what the data of each kind of event are.

All of it is written down in docs/reference/bundle.md of Samspil.
`;
