import { describe, expect, test } from 'vitest';
import { createPod, runContainer } from '../../../client/podman/command-create.ts';
import {
  dnsTrouble,
  hostnameTrouble,
  imageTrouble,
  nameTrouble,
  pairsTrouble,
  portsTrouble,
  shareTrouble,
} from '../../../client/pods/actions/checks.ts';

const published = [{ owner: 'web', ports: [{ host: 8000, container: 80, count: 10, protocol: 'tcp' }] }];
const taken = new Set(['web']);

describe('an answer is taken or told what is wrong with it', () => {
  test.each([
    ['shop', undefined],
    ['Shop_1.a-b', undefined],
    ['', 'It needs a name.'],
    ['-f', 'A name has letters, digits, _, . and -, and begins with a letter or digit.'],
    ['a b', 'A name has letters, digits, _, . and -, and begins with a letter or digit.'],
    ['web', "'web' is the name of another pod or container."],
  ])('the name %j', (name, trouble) => {
    expect(nameTrouble(name, taken)).toBe(trouble);
  });

  test.each([
    ['', undefined],
    ['8080:80', undefined],
    ['80', undefined],
    ['127.0.0.1:9000:80, [::1]:9001:80 5353:53/udp', undefined],
    ['127.0.0.1::80', undefined],
    ['9000-9002:80-82', undefined],
    ['8005:80/udp', undefined],
    ['8005:80', "Port 8005 is taken by 'web'."],
    ['7999-8001:1-3', "Port 8000 is taken by 'web'."],
    ['8010:80', undefined],
    ['9000:80 9000:81', 'Port 9000 stands there twice.'],
    ['9000-9001:80', "'9000-9001:80': both ranges must be as long."],
    ['9001-9000:80', "'9001-9000:80': both ranges must be as long."],
    ['0:80', "'0:80': ports go from 1 to 65535."],
    ['70000:80', "'70000:80': ports go from 1 to 65535."],
    ['http', "'http' is no port: write 8080:80, 127.0.0.1:8080:80 or 53:53/udp."],
    ['--publish', "'--publish' is no port: write 8080:80, 127.0.0.1:8080:80 or 53:53/udp."],
  ])('the ports %j', (line, trouble) => {
    expect(portsTrouble(line, published)).toBe(trouble);
  });

  test.each([
    [shareTrouble('ipc, net'), undefined],
    [shareTrouble('ipc mnt'), "'mnt' is none of cgroup, ipc, net, pid, uts."],
    [pairsTrouble('app=web tier="front end"'), undefined],
    [pairsTrouble('app'), "'app' is not of the form key=value."],
    [pairsTrouble('a="b'), 'A quote is not closed.'],
    [hostnameTrouble('web-1.local'), undefined],
    [hostnameTrouble('web_1') === undefined, false],
    [dnsTrouble('1.1.1.1 ::1'), undefined],
    [dnsTrouble('one.one'), "'one.one' is no IP address."],
    [imageTrouble('docker.io/library/nginx:1.27'), undefined],
    [imageTrouble('--rm') === undefined, false],
  ])('and so on: %#', (answer, trouble) => {
    expect(answer).toBe(trouble);
  });
});

describe('what is made', () => {
  const bare = { name: 'shop', ports: [], labels: [], dns: [] };

  test('leaves to podman what was not chosen', () => {
    expect(createPod(bare).args).toEqual(['pod', 'create', '--name=shop']);
  });

  test('has each value behind an equals sign, so that none is a flag', () => {
    const all = {
      ...{ ...bare, ports: ['8080:80'], network: 'lan', share: ['net', 'pid'], labels: ['a=b c'] },
      ...{ hostname: 'h', dns: ['1.1.1.1'], userns: 'auto' },
    };
    expect(createPod(all).args.slice(3)).toEqual([
      ...['--publish=8080:80', '--network=lan', '--share=net,pid', '--label=a=b c'],
      ...['--hostname=h', '--dns=1.1.1.1', '--userns=auto'],
    ]);
    expect(createPod({ ...bare, share: [] }).args.at(-1)).toBe('--share=none');
  });

  test('runs an image behind --, with its words as they are', () => {
    const container = { pod: 'p', image: 'nginx', name: 'n', env: ['A=$(b)'], command: ['sh', '-c', 'x; y'] };
    expect(runContainer(container).args).toEqual([
      ...['run', '--detach', '--pod=p', '--name=n', '--env=A=$(b)', '--', 'nginx', 'sh', '-c', 'x; y'],
    ]);
  });

  test('is known by the last line, below what was pulled', () => {
    expect(createPod(bare).read('Pulled\n0123\n')).toBe('0123');
  });
});
