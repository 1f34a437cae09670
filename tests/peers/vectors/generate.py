"""The input vectors of tests/peers and of the benchmarks: signals with known truth, made from a seed.

python generate.py parity FOLDER   the short vectors that stand here (needs neurokit2 for two of them)
python generate.py full FOLDER     the long ones of `npm run bench`: w1_ecg24h_128hz, w2_ppg1h_64hz, w3_rr24h, w4_acc7d_50hz, w6_cgm500,
w7_voice60s_16k, w8_windows
Raw little-endian .bin with a JSON sidecar each: file, dtype, shape, sampling rate, unit. Those that stand here are packed by gzip (.bin.gz); with
"packing": "planes" the int16 values v are zigzag numbers (v << 1) ^ (v >> 15), all low bytes before all high bytes, in brotli of quality 11 (.bin.br).
Made with Python 3.11, numpy 2.4.6, scipy 1.17.1, neurokit2 0.2.13; seed 7.
"""
import json
import os
import sys

import numpy as np
from scipy.signal import lfilter

def save(d,name,a,dtype,**meta):
    a=np.ascontiguousarray(a,dtype='<'+dtype)
    a.tofile(f'{d}/{name}.bin')
    m=dict(file=name+'.bin',dtype={'f4':'float32','f8':'float64','i4':'int32'}[dtype],endian='little',shape=list(a.shape),order='C (row-major, samples x channels)'); m.update(meta)
    json.dump(m,open(f'{d}/{name}.json','w'),indent=1)


def pink(rng,n,fs,alpha=1.0,fmin=1/86400):
    f=np.fft.rfftfreq(n,1/fs); a=np.zeros(len(f)); a[1:]=np.maximum(f[1:],fmin)**(-alpha/2)
    s=np.fft.irfft(a*(rng.standard_normal(len(f))+1j*rng.standard_normal(len(f))),n); return s/s.std()


def rr_series(rng,dur,circ=False,ect=0.0,rate=None):
    """returns beat times (s), rr (s), ectopic flags"""
    fs=4; n=int(dur*fs)+400; t=np.arange(n)/fs
    base=0.85 if rate is None else 60/rate
    p=np.full(n,base)
    if circ: p+=0.12*np.cos(2*np.pi*(t/86400-3.5/24))
    p+=0.025*pink(rng,n,fs)
    p+=0.018*np.sin(2*np.pi*0.095*t+1.5*pink(rng,n,fs))
    fr=0.25+0.02*pink(rng,n,fs); ph=2*np.pi*np.cumsum(fr)/fs
    p+=0.03*np.sin(ph)*(1+0.2*pink(rng,n,fs))
    p=np.clip(p,0.38,1.7)
    bt=[0.4]; 
    while bt[-1]<dur-0.8: bt.append(bt[-1]+p[int(bt[-1]*fs)])
    bt=np.array(bt); flag=np.zeros(len(bt),bool)
    if ect>0:
        k=np.where(rng.random(len(bt))<ect)[0]; k=k[(k>2)&(k<len(bt)-3)]
        bt2=bt.copy(); bt2[k]=bt[k]-0.35*(bt[k]-bt[k-1]); flag[k]=True; bt=bt2
    resp=np.sin(np.interp(bt,t,ph))
    return bt,np.diff(bt),flag,(t,ph)


def add_waves(x,fs,centers,amp,width):
    h=int(np.ceil(4*np.max(width)*fs)); off=np.arange(-h,h+1); c=np.round(centers*fs).astype(int)
    idx=c[:,None]+off[None,:]; tt=idx/fs-centers[:,None]
    v=amp[:,None]*np.exp(-0.5*(tt/np.broadcast_to(width,(len(centers),))[:,None])**2)
    ok=(idx>=0)&(idx<len(x)); np.add.at(x,idx[ok],v[ok])


def ecg(rng,dur,fs,ect=0.003,circ=False,bursts=True,rate=None):
    bt,rr,flag,(t4,ph)=rr_series(rng,dur,circ,ect,rate)
    n=int(dur*fs); x=np.zeros(n); t=np.arange(n)/fs
    rrk=np.append(rr,rr[-1]); resp=np.sin(np.interp(bt,t4,ph)); g=1+0.08*resp
    nb=~flag; o=np.ones
    for dt,a,w in ((-0.17,.12,.025),(-0.028,-.12,.009),(0,1.0,.011),(0.030,-.22,.010)):
        add_waves(x,fs,bt[nb]+dt,a*g[nb],np.full(nb.sum(),w))
    add_waves(x,fs,bt[nb]+0.29*np.sqrt(np.clip(rrk[nb],.4,1.4)),0.28*g[nb],np.full(nb.sum(),.045))
    if flag.any():
        add_waves(x,fs,bt[flag],1.3*g[flag],np.full(flag.sum(),.035)); add_waves(x,fs,bt[flag]+.28,-.45*g[flag],np.full(flag.sum(),.06))
    x+=0.12*np.sin(np.interp(t,t4,ph)+.7)+0.10*pink(rng,n,fs,2.0,0.02)
    noise=np.full(n,.015)
    if bursts:
        nbst=max(1,int(dur/240))
        for s in rng.integers(0,n,nbst): noise[s:s+int(fs*rng.uniform(3,12))]=rng.uniform(.04,.14)
    x+=noise*rng.standard_normal(n)+0.015*np.sin(2*np.pi*50*t+rng.random())
    return x,np.round(bt*fs).astype('i4'),flag


def ppg(rng,dur,fs,bursts=True):
    bt,rr,flag,(t4,ph)=rr_series(rng,dur)
    n=int(dur*fs); x=np.zeros(n); t=np.arange(n)/fs; rrk=np.append(rr,rr[-1]); g=1+.1*np.sin(np.interp(bt,t4,ph))
    add_waves(x,fs,bt+.22,1.0*g,.09*np.sqrt(rrk)); add_waves(x,fs,bt+.22+.27*np.sqrt(rrk),.42*g,.12*np.sqrt(rrk))
    # true systolic peaks: the maximum within +-0.12 s of the first wave of the clean signal
    c=np.round((bt+.22)*fs).astype(int); k=int(.12*fs); peaks=np.array([ci-k+int(np.argmax(x[ci-k:ci+k+1])) for ci in c if ci-k>=0 and ci+k+1<=n],'i4')
    x+=.2*np.sin(np.interp(t,t4,ph)+.4)+.25*pink(rng,n,fs,2.0,.02); noise=np.full(n,.015)
    if bursts:
        for s in rng.integers(0,n,max(1,int(dur/180))): 
            L=int(fs*rng.uniform(3,10)); noise[s:s+L]=rng.uniform(.05,.2); x[s:s+L]+=rng.uniform(.2,.6)*np.sin(2*np.pi*rng.uniform(.8,3)*t[s:s+L])
    return x+noise*rng.standard_normal(n),peaks


def cgm(rng,npart,days=14):
    n=days*288; t=np.arange(n)/12.0; G=np.empty((npart,n))
    for i in range(npart):
        base=rng.choice([95,125,155],p=[.35,.35,.3])+rng.normal(0,8); sev=(base-80)/45; x=base+6*sev*np.sin(2*np.pi*(t-6)/24)
        for d in range(days):
            for h in (7.5,12.5,18.7)+((15.5,) if rng.random()<.5 else ()):
                tm=d*24+h+rng.normal(0,.5); a=rng.gamma(4,9)*sev; tau=rng.uniform(.5,1.1); u=np.clip(t-tm,0,None); x=x+a*(u/tau)*np.exp(1-u/tau)
            if sev>1 and rng.random()<.35: tm=d*24+rng.uniform(0,24); u=np.clip(t-tm,0,None); x=x-rng.uniform(40,110)*(u/.7)*np.exp(1-u/.7)
        x=x+lfilter([1],[1,-.93],rng.standard_normal(n)*2.2)
        G[i]=np.clip(np.round(x),40,400)
        if rng.random()<.3:
            for _ in range(rng.integers(1,4)): s=rng.integers(300,n-300); G[i,s:s+rng.integers(6,72)]=np.nan
    return G


def voice(rng,dur,fs):
    # A gliding voice of twelve harmonics that comes and goes, over a little noise.
    n=int(dur*fs); t=np.arange(n)/fs; f0=250+80*np.sin(2*np.pi*.31*t)+pink(rng,n,fs,1.5,.1); ph=2*np.pi*np.cumsum(f0)/fs
    x=sum(np.sin(k*ph)/k for k in range(1,13))*np.clip(np.sin(2*np.pi*.8*t)+.3,0,None); return .5*x/np.abs(x).max()+1e-3*rng.standard_normal(n)


def windows(rng,n,channels,length):
    y=np.arange(n)%5; t=np.arange(length); x=rng.standard_normal((n,channels,length))
    for i in range(n):
        s=rng.integers(0,length-60); burst=np.sin(2*np.pi*(.05+.03*y[i])*t[:60]+rng.uniform(0,2*np.pi)); x[i,rng.integers(0,channels),s:s+60]+=1.5*burst
    return x,y


def schedule(rng,days):
    """per-minute state: 0 sleep 1 sedentary 2 light 3 walk 4 run"""
    n=days*1440; s=np.full(n,-1)
    for d in range(-1,days):
        bed=int(d*1440+1380+rng.normal(0,35)); wake=int((d+1)*1440+420+rng.normal(0,35)); s[max(bed,0):max(min(wake,n),0)]=0
        for _ in range(rng.integers(2,6)):
            w=int(rng.uniform(bed+40,wake-10)); L=int(rng.integers(2,18))
            if w>0: s[w:min(w+L,n)]=1
    i=0
    while i<n:
        if s[i]==-1:
            st=rng.choice([1,2,3,4],p=[.52,.36,.11,.01]); L=int(rng.gamma(2,{1:14,2:7,3:5,4:12}[st]))+1
            j=i
            while j<min(i+L,n) and s[j]==-1: s[j]=st; j+=1
            i=j
        else: i+=1
    return s
def accel_day(rng,st,fs,ori):
    """st: per-minute state for the block -> (n,3) float32 g"""
    n=len(st)*60*fs; ss=np.repeat(st,60*fs).astype(np.int8)
    rate=np.array([.04,.25,2.0,1.0,.5])[st]; th=np.empty(len(st)*60); phi=np.empty(len(st)*60)
    ch=rng.random(len(st)*60)<np.repeat(rate,60)/60
    for k in range(len(ch)):
        if ch[k]: ori=(ori[0]*.3+rng.uniform(-1.4,1.4)*.7, ori[1]+rng.normal(0,1.0))
        th[k],phi[k]=ori
    b=int(1.2*fs); ker=np.ones(b)/b
    thf=np.convolve(np.pad(np.repeat(th,fs),b,mode='edge'),ker,'same')[b:-b]; phf=np.convolve(np.pad(np.repeat(phi,fs),b,mode='edge'),ker,'same')[b:-b]
    wob=np.array([0,.01,.18,.10,.10],np.float32)[ss]; t=np.arange(n)/fs
    thf=thf+wob*(np.sin(2*np.pi*.31*t)+np.sin(2*np.pi*.83*t+1)); phf=phf+wob*(np.sin(2*np.pi*.23*t+.5)+.5*np.sin(2*np.pi*1.1*t))
    g=np.stack([np.cos(thf)*np.cos(phf),np.cos(thf)*np.sin(phf),np.sin(thf)],1)
    dyn=np.array([.0012,.004,.035,.05,.09],np.float32)[ss]
    e=lfilter([1],[1,-.6],rng.standard_normal((n,3)),axis=0)*.8
    g+=dyn[:,None]*e
    cad=np.where(ss==4,2.7,1.85)*(1+.03*np.repeat(rng.standard_normal(len(st)),60*fs)); pc=2*np.pi*np.cumsum(cad)/fs
    amp=np.where(ss==4,.85,np.where(ss==3,.28,0))
    g[:,0]+=amp*(np.sin(pc)+.35*np.sin(2*pc+.4)); g[:,1]+=amp*.5*np.sin(pc/2+.3); g[:,2]+=amp*.4*np.sin(pc+1.1)
    g+=.0025*rng.standard_normal((n,3))
    return np.round(np.clip(g,-8,8),3).astype('<f4'),ori
def make(d,seed,small):
    os.makedirs(d,exist_ok=True); R=lambda k: np.random.default_rng([seed,k])
    # W1
    if not small:
        rng=R(1); fs=128; xs=[];rp=[];fl=[]
        for k in range(144):  # 10-minute segments, varying rate
            h=(k/6.0); rate=62+14*np.sin(2*np.pi*(h-9)/24)+rng.normal(0,5)
            x,b,f=ecg(rng,600,fs,.003,rate=max(45,rate)); rp.append(b+k*600*fs); fl.append(f); xs.append(x)
        x=np.concatenate(xs); b=np.concatenate(rp); f=np.concatenate(fl); save(d,'w1_ecg24h_128hz',x,'f8',fs=128,units='mV'); save(d,'w1_ecg24h_128hz_truth',b,'i4',units='sample index of true R peaks',n_ectopic=int(f.sum()))
    x,b,f=ecg(R(2),300,250,.01); save(d,'w1_ecg5min_250hz',x,'f8',fs=250,units='mV'); save(d,'w1_ecg5min_250hz_truth',b,'i4',units='sample index of true R peaks',n_ectopic=int(f.sum()))
    if small:
        import neurokit2 as nk
        x=nk.ecg_simulate(duration=300,sampling_rate=250,heart_rate=72,method='ecgsyn',noise=.05,random_state=seed); save(d,'w1_ecg5min_nk_250hz',x,'f8',fs=250,units='a.u.',generator='neurokit2.ecg_simulate(duration=300,sampling_rate=250,heart_rate=72,method="ecgsyn",noise=.05,random_state=%d)'%seed)
    # W2
    for nm,dur,k in ([] if small else [('w2_ppg1h_64hz',3600,3)])+[('w2_ppg5min_64hz',300,4)]:
        x,p=ppg(R(k),dur,64); save(d,nm,x,'f8',fs=64,units='a.u.'); save(d,nm+'_truth',p,'i4',units='sample index of true systolic peaks (clean signal)')
    if small: x=nk.rsp_simulate(duration=300,sampling_rate=50,respiratory_rate=15,method='breathmetrics',noise=.02,random_state=seed); save(d,'w2_resp5min_50hz',x,'f8',fs=50,units='a.u.',generator='neurokit2.rsp_simulate breathmetrics 15/min')
    # W3
    if not small:
        bt,rr,f,_=rr_series(R(5),86400,True,.003); save(d,'w3_rr24h',np.round(rr*1000,3),'f8',units='ms',n_ectopic=int(f.sum()))
    bt,rr,f,_=rr_series(R(6),300); rr=np.round(rr*1000,3); save(d,'w3_rr5min',rr,'f8',units='ms')
    # W4: 3 h of non-wear on the third day, 14:00 to 17:00
    if not small:
        rng=R(7); st=schedule(rng,7); ori=(.4,.3)
        with open(f'{d}/w4_acc7d_50hz.bin','wb') as f:
            for day in range(7):
                a,ori=accel_day(rng,st[day*1440:(day+1)*1440],50,ori)
                if day==2:
                    i0=14*3600*50; i1=17*3600*50; a[i0:i1]=np.round(np.array([.02,-.03,.998])+.0015*rng.standard_normal((i1-i0,3)),3)
                f.write(a.tobytes())
        json.dump(dict(file='w4_acc7d_50hz.bin',dtype='float32',endian='little',shape=[7*86400*50,3],order='C (samples x xyz)',fs=50,units='g',start_unix=1704067200.0),open(f'{d}/w4_acc7d_50hz.json','w'),indent=1)
    # W6
    G=cgm(R(12),20 if small else 500); save(d,'w6_cgm%d'%len(G),G,'f8',units='mg/dL, NaN = gap',interval_min=5,start='2024-01-01 00:00:00')
    # W7
    if not small: save(d,'w7_voice60s_16k',voice(R(14),60,16000),'f8',fs=16000,units='fraction of full scale')
    # W8
    if not small:
        x,y=windows(R(15),2000,3,300); save(d,'w8_windows',x,'f8',units='a.u.',layout='window x channel x time; class = number % 5; the first half trains'); save(d,'w8_classes',y,'i4')


if __name__=='__main__':
    make(sys.argv[2],7,sys.argv[1]!='full')
