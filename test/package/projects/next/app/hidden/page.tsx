'use client';

import {SelfEmployedWidget} from 'bank131-widgets/react';
import {Activity, useState} from 'react';

export default function Page() {
  const [isHidden, setIsHidden] = useState(false);
  const [events, setEvents] = useState<string[]>([]);
  const add = (event: string) => setEvents((before) => [...before, event]);
  return (
    <>
      <button onClick={() => setIsHidden(!isHidden)}>{isHidden ? 'Show' : 'Hide'}</button>
      <Activity mode={isHidden ? 'hidden' : 'visible'}>
        <SelfEmployedWidget tokenUrl="/bank131/token/self-employed" onReady={() => add('ready')} />
      </Activity>
      <output>{events.join()}</output>
    </>
  );
}
